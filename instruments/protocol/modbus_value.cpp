// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/protocol/modbus_value.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using base::Wide;

constexpr std::array orders{WordOrder::abcd, WordOrder::cdab, WordOrder::badc, WordOrder::dcba};
constexpr std::array types{ModbusType::u16, ModbusType::i16, ModbusType::sign16,
                           ModbusType::u32, ModbusType::i32, ModbusType::f32};
constexpr std::uint32_t sign_mark = 10'000;

/// Which byte on the wire is A, B, C and D.
constexpr std::array<std::size_t, 4> places(WordOrder order) {
    switch (order) {
        case WordOrder::abcd: return {0, 1, 2, 3};
        case WordOrder::cdab: return {2, 3, 0, 1};
        case WordOrder::badc: return {1, 0, 3, 2};
        case WordOrder::dcba: return {3, 2, 1, 0};
    }
    return {0, 1, 2, 3};
}

constexpr Wide power_of_ten(int exponent) {
    Wide out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

std::optional<Decimal> narrow(Wide mantissa, int scale) {
    while (scale > 0 && mantissa % 10 == 0 && scale > Decimal::max_scale) {
        mantissa /= 10;
        --scale;
    }
    if (scale > Decimal::max_scale) return std::nullopt;
    if (mantissa > std::numeric_limits<std::int64_t>::max() || mantissa < -std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return Decimal(static_cast<std::int64_t>(mantissa), scale);
}

ModbusNumber from_float(float value) {
    using Kind = ModbusNumber::Kind;
    if (std::isnan(value)) return {};
    if (std::isinf(value)) return {value > 0 ? Kind::over : Kind::under, {}};
    // The shortest digits that lead back to this float: at most nine, "-d.dddde-dd".
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific).ptr;
    std::int64_t mantissa = 0;
    int scale = 0;
    bool behind = false;
    const char* at = text.data();
    for (; at != end && *at != 'e'; ++at) {
        if (*at == '.') behind = true;
        if (*at < '0' || *at > '9') continue;
        mantissa = mantissa * 10 + (*at - '0');
        if (behind) ++scale;
    }
    int exponent = 0;
    const char* digits = at + 1;
    if (*digits == '+') ++digits;
    std::from_chars(digits, end, exponent);
    scale -= exponent;
    if (std::signbit(value)) mantissa = -mantissa;
    if (scale > Decimal::max_scale) {
        const int beyond = scale - Decimal::max_scale;
        const Wide rounded = beyond > 20 ? Wide{0} : base::divide_half_even(mantissa, power_of_ten(beyond));
        if (rounded == 0) return {};
        return {Kind::value, Decimal(static_cast<std::int64_t>(rounded), Decimal::max_scale)};
    }
    if (scale >= 0) return {Kind::value, Decimal(mantissa, scale)};
    const auto whole = -scale > 18 ? std::nullopt : narrow(mantissa * power_of_ten(-scale), 0);
    if (!whole) return {mantissa > 0 ? Kind::over : Kind::under, {}};
    return {Kind::value, *whole};
}

}  // namespace

base::Result<ModbusType> parse_modbus_type(std::string_view text) {
    for (const auto type : types)
        if (name(type) == text) return type;
    return base::fail(ErrorCode::bad_value, "type", "'" + std::string(text) + "'", "u16, i16, sign16, u32, i32 or f32");
}

std::string_view name(ModbusType type) {
    switch (type) {
        case ModbusType::u16: return "u16";
        case ModbusType::i16: return "i16";
        case ModbusType::sign16: return "sign16";
        case ModbusType::u32: return "u32";
        case ModbusType::i32: return "i32";
        case ModbusType::f32: return "f32";
    }
    return {};
}

base::Result<WordOrder> parse_word_order(std::string_view text) {
    for (const auto order : orders)
        if (name(order) == text) return order;
    return base::fail(ErrorCode::bad_value, "order", "'" + std::string(text) + "'", "ABCD, CDAB, BADC or DCBA");
}

std::string_view name(WordOrder order) {
    switch (order) {
        case WordOrder::abcd: return "ABCD";
        case WordOrder::cdab: return "CDAB";
        case WordOrder::badc: return "BADC";
        case WordOrder::dcba: return "DCBA";
    }
    return {};
}

std::uint32_t modbus_bits(std::span<const std::uint8_t> wire, ModbusType type, WordOrder order) {
    std::uint32_t bits = 0;
    if (registers_of(type) == 1) return (std::uint32_t{wire[0]} << 8U) | wire[1];
    for (const auto place : places(order)) bits = (bits << 8U) | wire[place];
    return bits;
}

ModbusNumber modbus_number(std::uint32_t bits, ModbusType type) {
    const auto whole = [](std::int64_t value) { return ModbusNumber{ModbusNumber::Kind::value, Decimal(value, 0)}; };
    switch (type) {
        case ModbusType::u16:
        case ModbusType::u32: return whole(bits);
        case ModbusType::i16: return whole(static_cast<std::int16_t>(static_cast<std::uint16_t>(bits)));
        case ModbusType::i32: return whole(static_cast<std::int32_t>(bits));
        case ModbusType::sign16:
            return whole(bits >= sign_mark ? -static_cast<std::int64_t>(bits - sign_mark) : std::int64_t{bits});
        case ModbusType::f32: return from_float(std::bit_cast<float>(bits));
    }
    return {};
}

std::optional<Decimal> modbus_scaled(const Decimal& value, const Decimal& scale, const Decimal& offset) {
    const Decimal factor = scale.normalized();
    if (factor == Decimal(1, 0) && offset.mantissa() == 0) return value;
    int digits = value.scale() + factor.scale();
    Wide product = Wide{value.mantissa()} * factor.mantissa();
    if (offset.mantissa() == 0) return narrow(product, digits);
    const int common = digits > offset.scale() ? digits : offset.scale();
    if (common - digits > 18) return std::nullopt;
    if (product > power_of_ten(19) || product < -power_of_ten(19)) return std::nullopt;
    product *= power_of_ten(common - digits);
    product += Wide{offset.mantissa()} * power_of_ten(common - offset.scale());
    return narrow(product, common);
}

base::Result<std::vector<std::uint8_t>> modbus_wire(const Decimal& value, ModbusType type, WordOrder order) {
    const auto refuse = [&] {
        return base::fail(ErrorCode::bad_value, std::string(name(type)), value.text(),
                          "a value that a register of this type holds");
    };
    std::uint32_t bits = 0;
    if (type == ModbusType::f32) {
        float nearest = 0;
        const std::string text = value.text();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), nearest);
        if (error != std::errc{} || end != text.data() + text.size()) return refuse();
        bits = std::bit_cast<std::uint32_t>(nearest);
    } else {
        const Decimal whole = value.normalized();
        if (whole.scale() != 0) return refuse();
        const std::int64_t number = whole.mantissa();
        const auto within = [&](std::int64_t low, std::int64_t high) { return number >= low && number <= high; };
        bool fits = false;
        switch (type) {
            case ModbusType::u16: fits = within(0, 0xFFFF); break;
            case ModbusType::i16: fits = within(-0x8000, 0x7FFF); break;
            case ModbusType::sign16: fits = within(-9'999, 9'999); break;
            case ModbusType::u32: fits = within(0, 0xFFFFFFFF); break;
            case ModbusType::i32: fits = within(-0x80000000LL, 0x7FFFFFFF); break;
            case ModbusType::f32: break;
        }
        if (!fits) return refuse();
        bits = type == ModbusType::sign16 && number < 0 ? sign_mark + static_cast<std::uint32_t>(-number)
                                                        : static_cast<std::uint32_t>(number);
    }
    if (registers_of(type) == 1)
        return std::vector<std::uint8_t>{static_cast<std::uint8_t>((bits >> 8U) & 0xFFU),
                                         static_cast<std::uint8_t>(bits & 0xFFU)};
    std::vector<std::uint8_t> wire(4);
    const auto where = places(order);
    for (std::size_t i = 0; i < where.size(); ++i)
        wire[where[i]] = static_cast<std::uint8_t>((bits >> (24U - 8U * i)) & 0xFFU);
    return wire;
}

std::vector<WordOrder> matching_orders(std::uint16_t first, std::uint16_t second, ModbusType type, const Decimal& step,
                                       const Decimal& shown) {
    std::vector<WordOrder> out;
    if (registers_of(type) != 2) return out;
    const std::array<std::uint8_t, 4> wire{
        static_cast<std::uint8_t>(first >> 8U), static_cast<std::uint8_t>(first & 0xFFU),
        static_cast<std::uint8_t>(second >> 8U), static_cast<std::uint8_t>(second & 0xFFU)};
    for (const auto order : orders) {
        const auto number = modbus_number(modbus_bits(wire, type, order), type);
        if (number.kind != ModbusNumber::Kind::value) continue;
        const auto value = modbus_scaled(number.value, step, Decimal());
        if (!value) continue;
        const auto rounded = base::round_half_even(*value, shown.scale());
        if (rounded && *rounded == shown) out.push_back(order);
    }
    return out;
}

}  // namespace velocert::instruments
