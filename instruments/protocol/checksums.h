// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace velocert::instruments {

/// All bytes added up, as far as one byte holds the sum.
[[nodiscard]] constexpr std::uint8_t byte_sum(std::span<const std::uint8_t> bytes) {
    unsigned sum = 0;
    for (const auto byte : bytes) sum += byte;
    return static_cast<std::uint8_t>(sum & 0xFFU);
}

/// The two sums of RFC 1145 with eight bits each, as u-blox sends them: that of the bytes, then that of those sums.
[[nodiscard]] constexpr std::array<std::uint8_t, 2> fletcher_sums(std::span<const std::uint8_t> bytes) {
    unsigned a = 0;
    unsigned b = 0;
    for (const auto byte : bytes) {
        a = (a + byte) & 0xFFU;
        b = (b + a) & 0xFFU;
    }
    return {static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)};
}

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
inline constexpr std::array<std::uint16_t, 256> crc16_reflected_table = [] {
    std::array<std::uint16_t, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) {
        unsigned crc = i;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xA001U : crc >> 1U;
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

/// A CRC-16 of polynomial 8005, reflected.
[[nodiscard]] constexpr std::uint16_t crc16_reflected(std::span<const std::uint8_t> bytes, std::uint16_t start) {
    unsigned crc = start;
    for (const auto byte : bytes) crc = (crc >> 8U) ^ detail::crc16_reflected_table[(crc ^ byte) & 0xFFU];
    return static_cast<std::uint16_t>(crc);
}

/// CRC-16/MODBUS: polynomial 8005 reflected, start FFFF; the catalogue's check value over "123456789" is 4B37. On the
/// wire the low byte goes first.
[[nodiscard]] constexpr std::uint16_t crc16_modbus(std::span<const std::uint8_t> bytes) {
    return crc16_reflected(bytes, 0xFFFF);
}

/// CRC-16/ARC: polynomial 8005 reflected, start 0; the catalogue's check value over "123456789" is BB3D.
[[nodiscard]] constexpr std::uint16_t crc16_arc(std::span<const std::uint8_t> bytes) {
    return crc16_reflected(bytes, 0);
}

/// That sum as SDI-12 and its relatives write it: three printable characters.
[[nodiscard]] constexpr std::array<char, 3> sdi12_characters(std::uint16_t crc) {
    return {static_cast<char>(0x40U | (crc >> 12U)), static_cast<char>(0x40U | ((crc >> 6U) & 0x3FU)),
            static_cast<char>(0x40U | (crc & 0x3FU))};
}

}  // namespace velocert::instruments
