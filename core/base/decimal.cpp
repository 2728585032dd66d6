// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace velocert::base {
namespace {

constexpr std::array<std::int64_t, Decimal::max_scale + 1> powers = [] {
    std::array<std::int64_t, Decimal::max_scale + 1> table{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = power;
        if (i + 1 < table.size()) power *= 10;
    }
    return table;
}();

constexpr std::int64_t power_of_ten(int exponent) { return powers[static_cast<std::size_t>(exponent)]; }

bool fits(Wide value) {
    return value <= std::numeric_limits<std::int64_t>::max() && value >= -std::numeric_limits<std::int64_t>::max();
}

Error out_of_range(const std::string& what) {
    return Error{ErrorCode::bad_value, {}, what, "a number of at most 18 digits"};
}

}  // namespace

Result<Decimal> Decimal::parse(std::string_view text) {
    const auto refuse = [&] {
        return fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is not a decimal number",
                    "digits with an optional minus and point, like -12.34");
    };
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && text[at] == '-') {
        negative = true;
        ++at;
    }
    Wide mantissa = 0;
    int scale = 0;
    std::size_t whole_digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++whole_digits) {
        mantissa = mantissa * 10 + (text[at] - '0');
        if (!fits(mantissa)) return fail(out_of_range("'" + std::string(text) + "' is too large"));
    }
    if (whole_digits == 0) return refuse();
    if (at < text.size() && text[at] == '.') {
        ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            mantissa = mantissa * 10 + (text[at] - '0');
            if (++scale > max_scale || !fits(mantissa))
                return fail(out_of_range("'" + std::string(text) + "' has too many digits"));
        }
        if (scale == 0) return refuse();
    }
    if (at != text.size()) return refuse();
    return Decimal(static_cast<std::int64_t>(negative ? -mantissa : mantissa), scale);
}

std::string Decimal::text() const {
    std::array<char, 24> buffer{};
    const bool negative = mantissa_ < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(mantissa_) : static_cast<std::uint64_t>(mantissa_);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude).ptr;
    std::string digits(buffer.data(), end);
    const auto scale = static_cast<std::size_t>(this->scale());
    if (scale > 0) {
        if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale, 1, '.');
    }
    if (negative) digits.insert(0, 1, '-');
    return digits;
}

Result<Decimal> Decimal::rescaled(int scale) const {
    if (scale < 0 || scale > max_scale) return fail(out_of_range("scale " + std::to_string(scale)));
    if (scale >= scale_) {
        const Wide mantissa = static_cast<Wide>(mantissa_) * power_of_ten(scale - scale_);
        if (!fits(mantissa)) return fail(out_of_range(text() + " at " + std::to_string(scale) + " digits"));
        return Decimal(static_cast<std::int64_t>(mantissa), scale);
    }
    const std::int64_t divisor = power_of_ten(scale_ - scale);
    if (mantissa_ % divisor != 0)
        return fail(ErrorCode::bad_value, {},
                    text() + " has more than " + std::to_string(scale) + " digits after the point", "a coarser value");
    return Decimal(mantissa_ / divisor, scale);
}

Decimal Decimal::normalized() const {
    Decimal out = *this;
    while (out.scale_ > 0 && out.mantissa_ % 10 == 0) {
        out.mantissa_ /= 10;
        --out.scale_;
    }
    return out;
}

double Decimal::to_double() const {
    // from_chars rounds correctly for any number of digits; a division of two doubles would round twice.
    const std::string digits = text();
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale(), b.scale());
    const Wide left = static_cast<Wide>(a.mantissa_) * power_of_ten(scale - a.scale_);
    const Wide right = static_cast<Wide>(b.mantissa_) * power_of_ten(scale - b.scale_);
    if (left < right) return std::strong_ordering::less;
    if (left > right) return std::strong_ordering::greater;
    return std::strong_ordering::equal;
}

Wide divide_half_even(Wide numerator, Wide denominator) {
    const bool negative = numerator < 0;
    const Wide magnitude = negative ? -numerator : numerator;
    Wide quotient = magnitude / denominator;
    const Wide rest = magnitude % denominator;
    const Wide twice = rest * 2;
    if (twice > denominator || (twice == denominator && quotient % 2 != 0)) ++quotient;
    return negative ? -quotient : quotient;
}

Result<Decimal> round_half_even(const Decimal& value, int scale, int interval) {
    if (scale > Decimal::max_scale || scale < -Decimal::max_scale || (interval != 1 && interval != 2 && interval != 5))
        return fail(out_of_range("rounding to " + std::to_string(interval) + " at scale " + std::to_string(scale)));
    Wide numerator = value.mantissa();
    Wide denominator = interval;
    const int shift = value.scale() - scale;
    if (shift >= 0) {
        // shift may reach 36 when both scales are at their ends; two steps keep the product in range.
        denominator *= power_of_ten(shift > Decimal::max_scale ? Decimal::max_scale : shift);
        if (shift > Decimal::max_scale) denominator *= power_of_ten(shift - Decimal::max_scale);
    } else {
        numerator *= power_of_ten(-shift > Decimal::max_scale ? Decimal::max_scale : -shift);
    }
    Wide mantissa = divide_half_even(numerator, denominator) * interval;
    if (scale < 0) mantissa *= power_of_ten(-scale);
    if (!fits(mantissa)) return fail(out_of_range(value.text()));
    return Decimal(static_cast<std::int64_t>(mantissa), scale < 0 ? 0 : scale);
}

Result<Decimal> nearest(double value, int scale) {
    if (!std::isfinite(value)) return fail(ErrorCode::bad_value, {}, "the value is not a finite number", "a number");
    if (scale < 0 || scale > Decimal::max_scale) return fail(out_of_range("scale " + std::to_string(scale)));
    // The double is taken apart into a whole number times a power of two, so that its exact value is rounded, once,
    // and alike on machines with any kind of long double: 53 bits x 10^18 stay below 2^113.
    int exponent = 0;
    const double fraction = std::frexp(value, &exponent);
    const auto digits = static_cast<Wide>(std::ldexp(fraction, 53));
    const Wide scaled = digits * power_of_ten(scale);
    const int shift = exponent - 53;
    if (shift > 63) return fail(out_of_range("the value is too large"));
    if (shift < -115) return Decimal(0, scale);
    if (shift > 0 && !fits(scaled)) return fail(out_of_range("the value is too large"));
    const Wide rounded = shift >= 0 ? scaled * (Wide{1} << shift) : divide_half_even(scaled, Wide{1} << -shift);
    if (!fits(rounded)) return fail(out_of_range("the value is too large"));
    return Decimal(static_cast<std::int64_t>(rounded), scale);
}

}  // namespace velocert::base
