// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace velocert::instruments {

/// All bytes exclusive-ored, as NMEA 0183 does over what stands between '$' and '*'.
[[nodiscard]] constexpr std::uint8_t xor_checksum(std::span<const std::uint8_t> bytes) {
    std::uint8_t sum = 0;
    for (const auto byte : bytes) sum = static_cast<std::uint8_t>(sum ^ byte);
    return sum;
}

namespace detail {
inline constexpr std::array<std::uint16_t, 256> crc16_xmodem_table = [] {
    std::array<std::uint16_t, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) {
        unsigned crc = i << 8U;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U;
        table[i] = static_cast<std::uint16_t>(crc);
    }
    return table;
}();
}  // namespace detail

/// CRC-16/XMODEM: polynomial 1021, start 0, not reflected; the catalogue's check value over "123456789" is
/// 31C3.
[[nodiscard]] constexpr std::uint16_t crc16_xmodem(std::span<const std::uint8_t> bytes) {
    unsigned crc = 0;
    for (const auto byte : bytes)
        crc = ((crc << 8U) ^ detail::crc16_xmodem_table[((crc >> 8U) ^ byte) & 0xFFU]) & 0xFFFFU;
    return static_cast<std::uint16_t>(crc);
}

/// CRC-16/ARC: polynomial 8005 reflected, start 0; the catalogue's check value over "123456789" is BB3D.
[[nodiscard]] constexpr std::uint16_t crc16_arc(std::span<const std::uint8_t> bytes) {
    unsigned crc = 0;
    for (const auto byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xA001U : crc >> 1U;
    }
    return static_cast<std::uint16_t>(crc);
}

/// That sum as SDI-12 and its relatives write it: three printable characters.
[[nodiscard]] constexpr std::array<char, 3> sdi12_characters(std::uint16_t crc) {
    return {static_cast<char>(0x40U | (crc >> 12U)), static_cast<char>(0x40U | ((crc >> 6U) & 0x3FU)),
            static_cast<char>(0x40U | (crc & 0x3FU))};
}

}  // namespace velocert::instruments
