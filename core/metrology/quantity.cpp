// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/quantity.h"

#include <algorithm>
#include <limits>

namespace velocert::metrology {
namespace {

using base::Decimal;
using base::ErrorCode;
using base::Wide;

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// What is left of a unit's factor without its twos and fives, and the larger number of those. A whole number of base
/// units has an end in that unit if `rest` divides it, and then after `digits` digits at most.
struct DecimalEnd {
    std::int64_t rest;
    int digits;
};

DecimalEnd decimal_end(const Unit& unit) {
    DecimalEnd end{unit.factor, 0};
    const auto strip = [&](std::int64_t prime) {
        int times = 0;
        for (; end.rest % prime == 0; ++times) end.rest /= prime;
        end.digits = std::max(end.digits, times);
    };
    strip(2);
    strip(5);
    return end;
}

/// Digits a value is rounded to in a unit where it has no end.
constexpr int digits_without_end = 9;

std::int64_t saturated(Wide value) {
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    return value > end ? end : value < -end ? -end : static_cast<std::int64_t>(value);
}

/// number x factor + offset in base units, if that is a whole number in range.
std::optional<std::int64_t> to_base(const Decimal& number, const Unit& unit) {
    const Wide product = static_cast<Wide>(number.mantissa()) * unit.factor;
    const Wide divisor = power_of_ten(number.scale());
    if (product % divisor != 0) return std::nullopt;
    const Wide base = product / divisor + unit.offset;
    if (base != saturated(base)) return std::nullopt;
    return static_cast<std::int64_t>(base);
}

/// Why a number cannot be stored: what is stored are whole numbers of the kind's base unit.
base::Error not_held(const Decimal& number, const Unit& unit, std::string_view text) {
    const Wide divisor = power_of_ten(number.scale());
    const Wide nearest =
        base::divide_half_even(static_cast<Wide>(number.mantissa()) * unit.factor, divisor) + unit.offset;
    const std::string quoted = "'" + std::string(text) + "'";
    if (nearest != saturated(nearest))
        return {ErrorCode::bad_value,
                {},
                quoted + " is larger than the program can hold",
                (nearest < 0 ? "at least " : "at most ") + AnyQuantity(unit.kind, saturated(nearest)).text()};
    const std::string step(unit.kind == Kind::count ? "1" : "1 " + std::string(base_unit(unit.kind).symbol));
    return {ErrorCode::bad_value,
            {},
            quoted + " is no whole multiple of " + step,
            "a whole multiple of " + step + ", in which it is stored; the nearest is " +
                AnyQuantity(unit.kind, static_cast<std::int64_t>(nearest)).text()};
}

}  // namespace

Decimal AnyQuantity::rounded_in(const Unit& unit, int scale) const {
    const Wide distance = static_cast<Wide>(base_) - unit.offset;
    for (;; --scale) {
        const Wide mantissa = base::divide_half_even(distance * power_of_ten(scale), unit.factor);
        if (scale == 0 || mantissa == saturated(mantissa)) return Decimal(saturated(mantissa), scale);
    }
}

Decimal AnyQuantity::in(const Unit& unit, int min_scale) const {
    const auto [rest, digits] = decimal_end(unit);
    const bool has_end = (static_cast<Wide>(base_) - unit.offset) % rest == 0;
    const Decimal shortest = rounded_in(unit, has_end ? digits : digits_without_end).normalized();
    if (shortest.scale() >= min_scale) return shortest;
    return shortest.rescaled(min_scale).value_or(shortest);
}

std::string AnyQuantity::text() const {
    const Unit& unit = preferred_unit(kind_);
    std::string out = in(unit).text();
    if (kind_ != Kind::count) {
        out += ' ';
        out += unit.symbol;
    }
    return out;
}

base::Result<WrittenQuantity> WrittenQuantity::parse(std::string_view text) {
    const auto space = text.find(' ');
    auto number = Decimal::parse(text.substr(0, space));
    if (!number) {
        auto error = number.error();
        error.found = "'" + std::string(text) + "': " + error.found;
        error.expected = "a decimal number, one space and a unit, like \"62.95 kg\"";
        return base::fail(std::move(error));
    }
    auto unit = find_unit(space == std::string_view::npos ? "count" : text.substr(space + 1));
    if (!unit) return base::fail(unit.error());
    if (!to_base(*number, *unit)) return base::fail(not_held(*number, *unit, text));
    return WrittenQuantity(*number, *unit);
}

base::Result<WrittenQuantity> WrittenQuantity::parse(std::string_view text, Kind kind) {
    // A plain number is a count; where something else is asked for, its unit has been forgotten.
    if (kind != Kind::count && text.find(' ') == std::string_view::npos && Decimal::parse(text))
        return base::fail(
            ErrorCode::wrong_unit, {}, "'" + std::string(text) + "' has no unit",
            "a " + std::string(name(kind)) + " in a unit such as " + std::string(preferred_unit(kind).symbol));
    auto written = parse(text);
    if (written && written->kind() != kind)
        return base::fail(ErrorCode::wrong_unit, {},
                          "'" + std::string(text) + "' is a " + std::string(name(written->kind())),
                          "a " + std::string(name(kind)) + " in a unit such as " +
                              (kind == Kind::count ? std::string("none (a plain number)")
                                                   : std::string(preferred_unit(kind).symbol)));
    return written;
}

AnyQuantity WrittenQuantity::value() const {
    const Wide product = static_cast<Wide>(number_.mantissa()) * unit_.factor;
    return AnyQuantity(unit_.kind,
                       saturated(base::divide_half_even(product, power_of_ten(number_.scale())) + unit_.offset));
}

std::string WrittenQuantity::text() const {
    if (unit_.kind == Kind::count) return number_.text();
    return number_.text() + ' ' + std::string(unit_.symbol);
}

base::Result<AnyQuantity> nearest_quantity(Kind kind, double base_units) {
    auto whole = base::nearest(base_units, 0);
    if (!whole) return base::fail(whole.error());
    return AnyQuantity(kind, whole->mantissa());
}

}  // namespace velocert::metrology
