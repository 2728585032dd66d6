// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/itech_frame.h"

#include "instruments/protocol/checksums.h"

namespace velocert::instruments {
std::string itech_frame(std::uint8_t address, std::uint8_t command, std::uint32_t number, std::size_t width) {
    std::array<std::uint8_t, itech_frame_length> frame{itech_frame_head, address, command};
    for (std::size_t i = 0; i < width; ++i) frame[3 + i] = static_cast<std::uint8_t>((number >> (8 * i)) & 0xFFU);
    frame.back() = byte_sum(std::span(frame).first(itech_frame_length - 1));
    return {frame.begin(), frame.end()};
}

bool itech_sum_fits(std::span<const std::uint8_t, itech_frame_length> frame) {
    return frame.back() == byte_sum(frame.first(itech_frame_length - 1));
}

std::uint32_t itech_number(std::span<const std::uint8_t> bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;) number = number << 8U | bytes[at + i];
    return number;
}

}  // namespace velocert::instruments
