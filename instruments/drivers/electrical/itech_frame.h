// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace velocert::instruments {

/// Frames of the older ITECH and BK electronic loads: AA, address, command, 22 bytes of data, sum of the others.
inline constexpr std::size_t itech_frame_length = 26;
inline constexpr std::uint8_t itech_frame_head = 0xAA;

/// Commands of the protocol, as its description numbers them. The question for a setting is the one behind its order.
enum class ItechCommand : std::uint8_t {
    status = 0x12,
    remote = 0x20,
    input = 0x21,
    mode = 0x28,
    current = 0x2A,
    voltage = 0x2C,
    power = 0x2E,
    resistance = 0x30,
    state = 0x5F,
    identity = 0x6A,
};

/// One frame as bytes, with a number of `width` bytes at the beginning of its data, least significant first.
[[nodiscard]] std::string itech_frame(std::uint8_t address, std::uint8_t command, std::uint32_t number = 0,
                                      std::size_t width = 0);
[[nodiscard]] bool itech_sum_fits(std::span<const std::uint8_t, itech_frame_length> frame);
/// Four bytes, least significant first.
[[nodiscard]] std::uint32_t itech_number(std::span<const std::uint8_t> bytes, std::size_t at);

}  // namespace velocert::instruments
