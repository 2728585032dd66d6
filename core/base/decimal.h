// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::base {

/// The 128-bit integer in which exact products are formed before they are rounded.
__extension__ using Wide = __int128;
/// 10^exponent, 0 to 38.
[[nodiscard]] constexpr Wide ten_to(int exponent) {
    Wide out = 1;
    for (; exponent > 0; --exponent) out *= 10;
    return out;
}

/// An exact decimal number that keeps its digits: 7, 7.0 and 7.00 are equal in value and differ in scale.
/// Range: |mantissa| < 2^63, 0 to 18 digits after the point. Arithmetic that would leave the range is an error.
class Decimal {
  public:
    static constexpr int max_scale = 18;

    constexpr Decimal() = default;
    /// mantissa x 10^-scale; scale must be 0..18.
    constexpr Decimal(std::int64_t mantissa, int scale)
        : mantissa_(mantissa), scale_(static_cast<std::int8_t>(scale)) {}

    /// Reads "-12.340": optional minus, digits, optional point and digits. No exponent, no blanks, no plus,
    /// no "nan" or "inf", never a locale. Leading zeros are accepted, ".5" and "5." are not.
    [[nodiscard]] static Result<Decimal> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t mantissa() const { return mantissa_; }
    [[nodiscard]] constexpr int scale() const { return scale_; }

    /// The digits as stored: "62.90" stays "62.90". Never "-0".
    [[nodiscard]] std::string text() const;

    /// The same value with exactly `scale` digits, or an error if digits would be lost or the range left.
    [[nodiscard]] Result<Decimal> rescaled(int scale) const;
    /// Without trailing zeros behind the point.
    [[nodiscard]] Decimal normalized() const;
    /// Nearest double; for computation only, never for what is stored or compared.
    [[nodiscard]] double to_double() const;

    /// By value, exactly: 7 == 7.00.
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

  private:
    std::int64_t mantissa_ = 0;
    std::int8_t scale_ = 0;
};

/// numerator / denominator rounded half to even on the magnitude (GB/T 8170-2008). denominator > 0.
/// This is the one integer rounding of the program.
[[nodiscard]] Wide divide_half_even(Wide numerator, Wide denominator);

/// Rounds to a multiple of interval x 10^-scale, half to even on the magnitude, once (GB/T 8170-2008).
/// interval is 1, 2 or 5; scale may be negative (hundreds: -2); the result carries max(scale, 0) digits.
[[nodiscard]] Result<Decimal> round_half_even(const Decimal& value, int scale, int interval = 1);

/// A double leaves the computation here: the nearest multiple of 10^-scale, ties to even.
/// NaN, infinity and values out of range are errors (code bad_value).
[[nodiscard]] Result<Decimal> nearest(double value, int scale);

}  // namespace velocert::base
