// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

/// Pairs of doubles whose sum carries about 106 bits (Dekker 1971, Knuth): what the portable functions round from.
namespace velocert::metrology::portable {

struct Pair {
    double high = 0;
    double low = 0;
};

/// a + b exactly.
[[nodiscard]] inline Pair exact_sum(double a, double b) {
    const double sum = a + b;
    const double part = sum - a;
    return {sum, (a - (sum - part)) + (b - part)};
}

/// a * b exactly, for factors below 2^996.
[[nodiscard]] inline Pair exact_product(double a, double b) {
    constexpr double splitter = 134217729.0;  // 2^27 + 1
    const double a_scaled = a * splitter;
    const double a_high = a_scaled - (a_scaled - a);
    const double a_low = a - a_high;
    const double b_scaled = b * splitter;
    const double b_high = b_scaled - (b_scaled - b);
    const double b_low = b - b_high;
    const double product = a * b;
    return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

[[nodiscard]] inline Pair operator+(Pair a, Pair b) {
    const Pair sum = exact_sum(a.high, b.high);
    const double low = sum.low + (a.low + b.low);
    const double high = sum.high + low;
    return {high, low - (high - sum.high)};
}

[[nodiscard]] inline Pair operator*(Pair a, Pair b) {
    const Pair product = exact_product(a.high, b.high);
    const double low = product.low + (a.high * b.low + a.low * b.high);
    const double high = product.high + low;
    return {high, low - (high - product.high)};
}

/// 2^n for a normal result, -1022 <= n <= 1023.
[[nodiscard]] inline double power_of_two(int n) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52U);
}

/// The whole number nearest to x, |x| < 2^51.
[[nodiscard]] inline double nearest_whole(double x) {
    constexpr double shifter = 0x1.8p52;
    return (x + shifter) - shifter;
}

}  // namespace velocert::metrology::portable
