// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace velocert::instruments {

// Modbus RTU ("MODBUS over Serial Line" V1.02, "Application Protocol" V1.1b3), as far as instruments need it. Pure.
// Frames are told by their length, never by silence: adapters lump bytes together and operating systems pause.

/// The functions in use; others are not known.
namespace modbus_function {
inline constexpr std::uint8_t read_coils = 0x01;
inline constexpr std::uint8_t read_inputs = 0x02;
inline constexpr std::uint8_t read_holding = 0x03;
inline constexpr std::uint8_t read_input_registers = 0x04;
inline constexpr std::uint8_t write_coil = 0x05;
inline constexpr std::uint8_t write_register = 0x06;
inline constexpr std::uint8_t write_coils = 0x0F;
inline constexpr std::uint8_t write_registers = 0x10;
inline constexpr std::uint8_t exception = 0x80;
}  // namespace modbus_function

inline constexpr std::size_t modbus_longest = 256;  ///< bytes of a frame

[[nodiscard]] constexpr bool modbus_reads_bits(std::uint8_t function) {
    return function == modbus_function::read_coils || function == modbus_function::read_inputs;
}
[[nodiscard]] constexpr bool modbus_reads_registers(std::uint8_t function) {
    return function == modbus_function::read_holding || function == modbus_function::read_input_registers;
}
[[nodiscard]] constexpr bool modbus_reads(std::uint8_t function) {
    return modbus_reads_bits(function) || modbus_reads_registers(function);
}
[[nodiscard]] constexpr bool modbus_writes(std::uint8_t function) {
    return function == modbus_function::write_coil || function == modbus_function::write_register ||
           function == modbus_function::write_coils || function == modbus_function::write_registers;
}
/// How many coils or registers one request of that function may ask for.
[[nodiscard]] constexpr int modbus_most(std::uint8_t function) { return modbus_reads_bits(function) ? 2000 : 125; }

/// Requests, with their check sum.
[[nodiscard]] std::string modbus_read(std::uint8_t address, std::uint8_t function, std::uint16_t start,
                                      std::uint16_t count);
[[nodiscard]] std::string modbus_write_coil(std::uint8_t address, std::uint16_t coil, bool on);
[[nodiscard]] std::string modbus_write_register(std::uint8_t address, std::uint16_t number, std::uint16_t value);
/// `data` holds the registers' bytes as they go over the wire, two each.
[[nodiscard]] std::string modbus_write_registers(std::uint8_t address, std::uint16_t start,
                                                 std::span<const std::uint8_t> data);

/// What a request asks for.
struct ModbusQuestion {
    std::uint8_t address = 0;
    std::uint8_t function = 0;
    std::uint16_t start = 0;
    std::uint16_t count = 0;  ///< coils or registers; 1 for a single write
    std::uint16_t value = 0;  ///< of a single write

    /// Bytes of the answer when all is well.
    [[nodiscard]] std::size_t answer_length() const;
    /// True if the frame's first bytes (as many as there are, at least one) may be those of the answer when all is
    /// well: address, function, byte count or echoed fields. Nothing is said about the check sum.
    [[nodiscard]] bool begins_answer(std::span<const std::uint8_t> bytes) const;
    /// True if it is that answer, or an exception to this function, from the first to the last byte.
    [[nodiscard]] bool answered_by(std::span<const std::uint8_t> frame) const;

    friend bool operator==(const ModbusQuestion&, const ModbusQuestion&) = default;
};

/// How long the request that begins so is; nothing while too few bytes are there, 0 when none begins so.
[[nodiscard]] std::optional<std::size_t> modbus_request_length(std::span<const std::uint8_t> bytes);
/// Nothing for what is no whole request with a right check sum.
[[nodiscard]] std::optional<ModbusQuestion> parse_modbus_request(std::span<const std::uint8_t> frame);
/// How long the answer that begins so is; nothing while too few bytes are there, 0 when none begins so.
[[nodiscard]] std::optional<std::size_t> modbus_answer_length(std::span<const std::uint8_t> bytes);
/// True if the last two bytes are the check sum of those before.
[[nodiscard]] bool modbus_sum_is_right(std::span<const std::uint8_t> frame);

/// "exception 2: it has no such register or coil".
[[nodiscard]] std::string modbus_exception_text(std::uint8_t code);

/// True as soon as no more bytes of an answer are due: `bytes`, received since the request went out, hold the whole
/// answer (right or damaged). With `echo` the line gives back the request first.
[[nodiscard]] bool modbus_answer_complete(std::span<const std::uint8_t> request, std::span<const std::uint8_t> bytes,
                                          bool echo);

}  // namespace velocert::instruments
