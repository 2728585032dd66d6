// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Elementary functions that give the same bits from every compiler and on every machine: nothing but IEEE 754 double
/// + - * / and square root, never contracted, never the C library (which chooses its variant by processor). Errors stay
/// below about one unit in the last place, two for tan, asin, acos, sinh, cosh, tanh. Outside their domain: NaN.
namespace velocert::metrology::portable {

[[nodiscard]] double exp(double x);
[[nodiscard]] double expm1(double x);
[[nodiscard]] double log(double x);
[[nodiscard]] double log1p(double x);
[[nodiscard]] double log10(double x);
[[nodiscard]] double pow(double x, double y);
[[nodiscard]] double sinh(double x);
[[nodiscard]] double cosh(double x);
[[nodiscard]] double tanh(double x);

[[nodiscard]] double sin(double x);
[[nodiscard]] double cos(double x);
[[nodiscard]] double tan(double x);
[[nodiscard]] double atan2(double y, double x);
[[nodiscard]] double atan(double x);
[[nodiscard]] double asin(double x);
[[nodiscard]] double acos(double x);

inline constexpr double pi = 0x1.921fb54442d18p+1;

}  // namespace velocert::metrology::portable
