// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <initializer_list>
#include <limits>

#include "core/metrology/uncertainty/arithmetic/double_double.h"
#include "core/metrology/uncertainty/arithmetic/portable.h"

namespace velocert::metrology::portable {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// ln 2 in pieces; the first two have 42 bits, so that their product with an exponent is exact.
constexpr double ln2_a = 0x1.62e42fefa3800p-1;
constexpr double ln2_b = 0x1.ef35793c76000p-45;
constexpr double ln2_c = 0x1.cc01f97b57a08p-87;

/// value * 2^k, rounded once unless the result is subnormal.
double scaled(double value, int k) {
    if (k > 1023) return value * power_of_two(1023) * power_of_two(k - 1023 > 1023 ? 1023 : k - 1023);
    if (k < -1022) return value * power_of_two(-1022 / 2) * power_of_two(k + 1022 / 2 < -1022 ? -1022 : k + 1022 / 2);
    return value * power_of_two(k);
}

/// (e^r - 1 - r) / r^2 for |r| <= ln 2 / 2, by its Taylor series.
double exponential_rest(double r) {
    double sum = 1.0 / 87178291200.0;
    for (const double term : {1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0, 1.0 / 362880.0,
                              1.0 / 40320.0, 1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5})
        sum = sum * r + term;
    return sum;
}

/// x - k ln 2 with k the nearest whole number.
struct Reduced {
    int k = 0;
    double r = 0;
    double low = 0;
};
Reduced reduced(double x) {
    const double k = nearest_whole(x * 0x1.71547652b82fep+0);
    const double first = x - k * ln2_a;
    const double second = k * ln2_b;
    const double r = first - second;
    return {static_cast<int>(k), r, ((first - r) - second) - k * ln2_c};
}

/// e^(x.high + x.low)
double exp_of(Pair x) {
    if (x.high > 710.0) return infinity;
    if (x.high < -746.0) return 0.0;
    const Reduced part = reduced(x.high);
    const double low = part.low + x.low;
    const double tail = part.r * part.r * exponential_rest(part.r);
    return scaled(1.0 + (part.r + (tail + low * (1.0 + (part.r + tail)))), part.k);
}

/// x = m 2^k with m in [sqrt 1/2, sqrt 2), for finite x > 0.
struct Split {
    double m = 0;
    double k = 0;
};
Split split(double x) {
    int shift = 0;
    if (x < 0x1p-1022) {
        x *= 0x1p54;
        shift = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    int k = static_cast<int>(bits >> 52U) - 1023 + shift;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m >= 0x1.6a09e667f3bcdp+0) {
        m *= 0.5;
        ++k;
    }
    return {m, static_cast<double>(k)};
}

/// Sum of z^n / (2 n + first) for n = 0, 1, ... with z = s^2 <= 0.0295: the tail of artanh s.
double artanh_series(double z, int first) {
    double sum = 0;
    for (int n = 11; n >= 0; --n) sum = sum * z + 1.0 / static_cast<double>(2 * n + first);
    return sum;
}

/// ln x to about 100 bits.
Pair log_of(double x) {
    const Split parts = split(x);
    const double f = parts.m - 1.0;
    const Pair g = exact_sum(parts.m, 1.0);
    // s = f / g; ln m = 2 artanh s.
    const double quotient = f / g.high;
    const Pair back = exact_product(quotient, g.high);
    const Pair s{quotient, ((f - back.high) - back.low - quotient * g.low) / g.high};
    const Pair z = s * s;
    constexpr Pair third{0x1.5555555555555p-2, 0x1.5555555555555p-56};
    const Pair series = Pair{1.0, 0.0} + (z * third + Pair{z.high * z.high * artanh_series(z.high, 5), 0.0});
    const Pair log_m = Pair{2.0 * s.high, 2.0 * s.low} * series;
    return Pair{parts.k * ln2_a, 0.0} + (Pair{parts.k * ln2_b, parts.k * ln2_c} + log_m);
}

}  // namespace

double exp(double x) {
    if (std::isnan(x)) return x;
    return exp_of({x, 0.0});
}

double expm1(double x) {
    if (std::isnan(x) || x == 0) return x;
    if (x > 710.0) return infinity;
    if (x < -40.0) return -1.0;
    const Reduced part = reduced(x);
    const double tail = part.r * part.r * exponential_rest(part.r) + (part.low + part.low * part.r);
    if (part.k == 0) return part.r + tail;
    if (part.k > 60) return scaled(1.0 + (part.r + tail), part.k);
    const double power = scaled(1.0, part.k);
    const Pair whole = exact_sum(power - 1.0, power * part.r);  // power - 1 is exact for -53 <= k <= 53
    return whole.high + (whole.low + power * tail);
}

double log(double x) {
    if (std::isnan(x) || x < 0) return nan;
    if (x == 0) return -infinity;
    if (x > std::numeric_limits<double>::max()) return x;
    const Split parts = split(x);
    const double f = parts.m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    // ln(1 + f) = 2 artanh s, and 2 s = f - s f.
    const double rest = 2.0 * (z * artanh_series(z, 3));
    const Pair high = exact_sum(parts.k * ln2_a, f);
    return high.high + (high.low + (parts.k * ln2_b - s * (f - rest)));
}

double log1p(double x) {
    if (std::isnan(x) || x < -1) return nan;
    if (x > 0x1p54) return log(x);
    const Pair sum = exact_sum(1.0, x);
    if (sum.high == 1.0) return x;
    if (sum.high == 0.0) return -infinity;
    return log(sum.high) + sum.low / sum.high;
}

double log10(double x) {
    if (std::isnan(x) || x < 0) return nan;
    if (x == 0) return -infinity;
    if (x > std::numeric_limits<double>::max()) return x;
    return (log_of(x) * Pair{0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57}).high;
}

double pow(double x, double y) {
    if (y == 0 || x == 1) return 1.0;
    if (std::isnan(x) || std::isnan(y)) return nan;
    const bool whole = std::fabs(y) >= 0x1p53 || static_cast<double>(static_cast<std::int64_t>(y)) == y;
    const bool odd = whole && std::fabs(y) < 0x1p53 && (static_cast<std::int64_t>(y) & 1) != 0;
    if (x < 0 && !whole) return nan;
    const double sign = std::signbit(x) && odd ? -1.0 : 1.0;
    const double magnitude = std::fabs(x);
    if (magnitude == 1) return sign;
    if (magnitude == 0 || magnitude == infinity) return sign * ((magnitude == 0) == (y > 0) ? 0.0 : infinity);
    const Pair logarithm = log_of(magnitude);
    const double size = y * logarithm.high;
    if (size > 1000.0) return sign * infinity;
    if (size < -1000.0) return sign * 0.0;
    return sign * exp_of(logarithm * Pair{y, 0.0});
}

double sinh(double x) {
    const double magnitude = std::fabs(x);
    double value = 0;
    if (magnitude < 22.0) {
        const double t = expm1(magnitude);
        value = 0.5 * (t + t / (t + 1.0));
    } else if (magnitude < 709.0) {
        value = 0.5 * exp(magnitude);
    } else {
        const double root = exp(0.5 * magnitude);
        value = 0.5 * root * root;
    }
    if (magnitude < 0x1p-28) value = magnitude;
    return x < 0 ? -value : value;
}

double cosh(double x) {
    const double magnitude = std::fabs(x);
    if (magnitude < 22.0) {
        const double e = exp(magnitude);
        return 0.5 * e + 0.5 / e;
    }
    if (magnitude < 709.0) return 0.5 * exp(magnitude);
    const double root = exp(0.5 * magnitude);
    return 0.5 * root * root;
}

double tanh(double x) {
    const double magnitude = std::fabs(x);
    if (magnitude > 22.0) return x < 0 ? -1.0 : 1.0;
    const double t = expm1(2.0 * magnitude);
    const double value = magnitude < 0x1p-28 ? magnitude : t / (t + 2.0);
    return x < 0 ? -value : value;
}

}  // namespace velocert::metrology::portable
