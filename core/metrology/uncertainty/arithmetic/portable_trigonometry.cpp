// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "core/metrology/uncertainty/arithmetic/double_double.h"
#include "core/metrology/uncertainty/arithmetic/portable.h"

namespace velocert::metrology::portable {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Pair half_pi{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};

/// An angle as quadrant and rest, |rest| <= pi/4 (and a little).
struct Angle {
    unsigned quadrant = 0;
    Pair rest;
};

/// |x| < 2^20: x - k pi/2 with pi/2 in pieces of 33 bits, so that every product is exact (Cody and Waite 1980).
Angle reduced_small(double x) {
    const double k = nearest_whole(x * 0x1.45f306dc9c883p-1);
    const double first = x - k * 0x1.921fb54400000p+0;
    const Pair second = exact_sum(first, -(k * 0x1.0b4611a600000p-34));
    const Pair rest = second + (Pair{-(k * 0x1.3198a2e000000p-69), 0.0} + Pair{-(k * 0x1.b839a252049c1p-104), 0.0});
    return {static_cast<unsigned>(static_cast<int>(k)) & 3U, rest};
}

/// The binary digits of 2/pi behind the point.
constexpr std::array<std::uint64_t, 20> two_over_pi{
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
    0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
    0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d};

/// 64 digits of 2/pi from digit `start` on; those before the point are zero.
std::uint64_t digits(int start) {
    std::uint64_t out = 0;
    for (int i = 0; i < 64; ++i) {
        const int at = start + i;
        const std::uint64_t digit = at < 0 ? 0 : two_over_pi[static_cast<std::size_t>(at / 64)] >> (63 - at % 64) & 1U;
        out = out << 1U | digit;
    }
    return out;
}

/// x >= 2^20: only those digits of 2/pi are multiplied that decide the angle (Payne and Hanek 1983).
Angle reduced_large(double x) {
    __extension__ using Wide = unsigned __int128;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t mantissa = (bits & 0x000fffffffffffffULL) | 0x0010000000000000ULL;
    const int exponent = static_cast<int>(bits >> 52U) - 1075;
    // mantissa 2^exponent 2/pi, modulo 4, as 2 + 190 binary digits in three words.
    const int start = exponent - 2;
    const Wide low = Wide{digits(start + 128)} * mantissa;
    const Wide middle = Wide{digits(start + 64)} * mantissa + (low >> 64U);
    std::array<std::uint64_t, 3> word{digits(start) * mantissa + static_cast<std::uint64_t>(middle >> 64U),
                                      static_cast<std::uint64_t>(middle), static_cast<std::uint64_t>(low)};
    auto quadrant = static_cast<unsigned>(word[0] >> 62U);
    word[0] = word[0] << 2U | word[1] >> 62U;
    word[1] = word[1] << 2U | word[2] >> 62U;
    word[2] <<= 2U;
    const bool upper = (word[0] >> 63U) != 0;
    if (upper) {  // nearer to the next quadrant: the rest is negative
        ++quadrant;
        for (auto& part : word) part = ~part;
    }
    Pair fraction;
    double weight = 0x1p-32;
    for (const auto part : word) {
        fraction = fraction + Pair{static_cast<double>(part >> 32U) * weight, 0.0};
        fraction = fraction + Pair{static_cast<double>(part & 0xffffffffU) * weight * 0x1p-32, 0.0};
        weight *= 0x1p-64;
    }
    Pair rest = fraction * half_pi;
    if (upper) rest = {-rest.high, -rest.low};
    return {quadrant & 3U, rest};
}

Angle reduced(double x) {
    if (std::fabs(x) < 0x1p20) return reduced_small(x);
    const Angle positive = reduced_large(std::fabs(x));
    if (x > 0) return positive;
    return {(4U - positive.quadrant) & 3U, {-positive.rest.high, -positive.rest.low}};
}

double sine(Pair r) {
    const double z = r.high * r.high;
    double sum = -1.0 / 121645100408832000.0;
    for (const double term : {1.0 / 355687428096000.0, -1.0 / 1307674368000.0, 1.0 / 6227020800.0, -1.0 / 39916800.0,
                              1.0 / 362880.0, -1.0 / 5040.0, 1.0 / 120.0, -1.0 / 6.0})
        sum = sum * z + term;
    return r.high + (r.high * z * sum + r.low * (1.0 - 0.5 * z));
}

double cosine(Pair r) {
    const double z = r.high * r.high;
    double sum = 1.0 / 2432902008176640000.0;
    for (const double term : {-1.0 / 6402373705728000.0, 1.0 / 20922789888000.0, -1.0 / 87178291200.0,
                              1.0 / 479001600.0, -1.0 / 3628800.0, 1.0 / 40320.0, -1.0 / 720.0, 1.0 / 24.0})
        sum = sum * z + term;
    const double half = 0.5 * z;
    const double head = 1.0 - half;
    return head + (((1.0 - head) - half) + (z * z * sum - r.high * r.low));
}

/// arctan of eighths, to 107 bits.
constexpr std::array<Pair, 9> arctangents{{{0.0, 0.0},
                                           {0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59},
                                           {0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57},
                                           {0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56},
                                           {0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56},
                                           {0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58},
                                           {0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56},
                                           {0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56},
                                           {0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55}}};

/// arctan(low / high) for 0 <= low <= high, high > 0, as a pair.
Pair arctangent(double low, double high) {
    const double ratio = low / high;
    const double eighths = nearest_whole(8.0 * ratio);
    const double c = eighths * 0.125;
    // tan(a - arctan c) = (low - c high) / (high + c low)
    const double t = eighths == 0 ? ratio : (low - c * high) / (high + c * low);
    const double z = t * t;
    double sum = 0;
    for (int n = 8; n >= 1; --n) sum = sum * z + (n % 2 == 0 ? 1.0 : -1.0) / static_cast<double>(2 * n + 1);
    const Pair head = arctangents[static_cast<std::size_t>(eighths)];
    const Pair out = exact_sum(head.high, t);
    return {out.high, out.low + (head.low + t * (z * sum))};
}

}  // namespace

double sin(double x) {
    if (!std::isfinite(x)) return nan;
    if (std::fabs(x) < 0x1p-27) return x;
    const Angle angle = reduced(x);
    const double value = (angle.quadrant & 1U) != 0 ? cosine(angle.rest) : sine(angle.rest);
    return (angle.quadrant & 2U) != 0 ? -value : value;
}

double cos(double x) {
    if (!std::isfinite(x)) return nan;
    const Angle angle = reduced(x);
    const double value = (angle.quadrant & 1U) != 0 ? sine(angle.rest) : cosine(angle.rest);
    return ((angle.quadrant + 1U) & 2U) != 0 ? -value : value;
}

double tan(double x) {
    if (!std::isfinite(x)) return nan;
    if (std::fabs(x) < 0x1p-27) return x;
    const Angle angle = reduced(x);
    const double s = sine(angle.rest);
    const double c = cosine(angle.rest);
    return (angle.quadrant & 1U) != 0 ? -c / s : s / c;
}

double atan2(double y, double x) {
    if (std::isnan(x) || std::isnan(y)) return nan;
    double a = std::fabs(x);
    double b = std::fabs(y);
    if (std::isinf(a) || std::isinf(b)) {  // the corners in the limit
        a = std::isinf(a) ? 1.0 : 0.0;
        b = std::isinf(b) ? 1.0 : 0.0;
    }
    if (a > 0x1p1000 || b > 0x1p1000) {
        a *= 0x1p-60;
        b *= 0x1p-60;
    }
    Pair angle;
    if (a == 0 && b == 0)
        angle = {0.0, 0.0};
    else if (b <= a)
        angle = arctangent(b, a);
    else {
        const Pair other = arctangent(a, b);
        angle = half_pi + Pair{-other.high, -other.low};
    }
    if (std::signbit(x)) angle = Pair{2 * half_pi.high, 2 * half_pi.low} + Pair{-angle.high, -angle.low};
    const double value = angle.high + angle.low;
    return std::signbit(y) ? -value : value;
}

double atan(double x) { return atan2(x, 1.0); }

double asin(double x) {
    if (!(std::fabs(x) <= 1)) return nan;
    return atan2(x, std::sqrt((1.0 - x) * (1.0 + x)));
}

double acos(double x) {
    if (!(std::fabs(x) <= 1)) return nan;
    return 2.0 * atan2(std::sqrt(1.0 - x), std::sqrt(1.0 + x));
}

}  // namespace velocert::metrology::portable
