// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/result.h"

namespace velocert::instruments {

/// How a number stands in one register or two.
enum class ModbusType : std::uint8_t {
    u16,
    i16,
    sign16,  ///< magnitude; 10000 and above counts below zero from there (10097 is -97)
    u32,
    i32,
    f32,  ///< IEEE 754 single precision
};
[[nodiscard]] base::Result<ModbusType> parse_modbus_type(std::string_view text);
[[nodiscard]] std::string_view name(ModbusType type);
[[nodiscard]] constexpr std::size_t registers_of(ModbusType type) {
    return type == ModbusType::u32 || type == ModbusType::i32 || type == ModbusType::f32 ? 2U : 1U;
}

/// In which order the four bytes of a number stand in its two registers, A being the most significant one. One register
/// is always sent with its high byte first.
enum class WordOrder : std::uint8_t { abcd, cdab, badc, dcba };
[[nodiscard]] base::Result<WordOrder> parse_word_order(std::string_view text);
[[nodiscard]] std::string_view name(WordOrder order);

/// A number as an instrument sent it.
struct ModbusNumber {
    enum class Kind : std::uint8_t { value, over, under, none };
    Kind kind = Kind::none;
    base::Decimal value;
};

/// The bits of a number, from its two or four bytes on the wire.
[[nodiscard]] std::uint32_t modbus_bits(std::span<const std::uint8_t> wire, ModbusType type, WordOrder order);
/// Whole numbers are exact. Of a float it is the shortest decimal number that is nearest to it and to no other float
/// ("12.34" for 414570A4), rounded to 18 digits behind the point where it is finer; infinities and what a Decimal does
/// not hold are over or under range. What is no number has no value, nor has what those digits would make a zero of: an
/// instrument that shows nothing sends a zero, and such bits come from another register or order.
[[nodiscard]] ModbusNumber modbus_number(std::uint32_t bits, ModbusType type);
/// value x scale + offset, exact. Nothing when that leaves the range of a Decimal.
[[nodiscard]] std::optional<base::Decimal> modbus_scaled(const base::Decimal& value, const base::Decimal& scale,
                                                         const base::Decimal& offset);

/// The bytes of a number as they go over the wire. Errors: bad_value when the type does not hold it; a float takes the
/// nearest one.
[[nodiscard]] base::Result<std::vector<std::uint8_t>> modbus_wire(const base::Decimal& value, ModbusType type,
                                                                  WordOrder order);

/// Which orders give what the display of the instrument shows, to its last digit, from what two registers hold; for
/// commissioning. `step` is the weight of one count of the instrument ("0.001"; "1" for floats).
[[nodiscard]] std::vector<WordOrder> matching_orders(std::uint16_t first, std::uint16_t second, ModbusType type,
                                                     const base::Decimal& step, const base::Decimal& shown);

}  // namespace velocert::instruments
