// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/itech_frame.h"

namespace velocert::instruments {
namespace {

std::uint8_t sum_of(std::span<const std::uint8_t> bytes) {
    unsigned sum = 0;
    for (const auto byte : bytes) sum += byte;
    return static_cast<std::uint8_t>(sum & 0xFFU);
}

}  // namespace

std::string itech_frame(std::uint8_t address, std::uint8_t command, std::uint32_t number, std::size_t width) {
    std::array<std::uint8_t, itech_frame_length> frame{itech_frame_head, address, command};
    for (std::size_t i = 0; i < width; ++i) frame[3 + i] = static_cast<std::uint8_t>((number >> (8 * i)) & 0xFFU);
    frame.back() = sum_of(std::span(frame).first(itech_frame_length - 1));
    return {frame.begin(), frame.end()};
}

bool itech_sum_fits(std::span<const std::uint8_t, itech_frame_length> frame) {
    return frame.back() == sum_of(frame.first(itech_frame_length - 1));
}

std::uint32_t itech_number(std::span<const std::uint8_t> bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;) number = number << 8U | bytes[at + i];
    return number;
}

}  // namespace velocert::instruments
