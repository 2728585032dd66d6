// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/arithmetic/portable.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

namespace portable = velocert::metrology::portable;

namespace {

/// The largest error in units in the last place against the C library's long double, which has eleven bits more.
template <typename Ours, typename Theirs>
double worst(Ours ours, Theirs theirs, double low, double high) {
    std::mt19937_64 random(1);
    double out = 0;
    for (int i = 0; i < 20000; ++i) {
        const double share = static_cast<double>(random() >> 11U) * 0x1p-53;
        const double x = low + (high - low) * share;
        const long double right = theirs(static_cast<long double>(x));
        const auto size = std::fabs(static_cast<double>(right));
        const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
        const auto error = static_cast<double>(std::fabs(static_cast<long double>(ours(x)) - right)) / unit;
        if (!(error <= out)) out = error;
    }
    return out;
}

using L = long double;

}  // namespace

TEST_CASE("the portable functions are right to about one unit in the last place") {
    CHECK(worst(
              portable::exp, [](L x) { return std::exp(x); }, -700, 700) < 1);
    CHECK(worst(
              portable::expm1, [](L x) { return std::expm1(x); }, -3, 3) < 1);
    CHECK(worst(
              portable::log, [](L x) { return std::log(x); }, 0.3, 3) < 1);
    CHECK(worst(
              portable::log, [](L x) { return std::log(x); }, 1e-300, 1e300) < 1);
    CHECK(worst(
              portable::log1p, [](L x) { return std::log1p(x); }, -0.9, 2) < 1.5);
    CHECK(worst(
              portable::log10, [](L x) { return std::log10(x); }, 0.1, 1e6) < 0.51);
    for (const double y : {0.5, 2.5, -3.7, 17.3, 120.0})
        CHECK(worst([y](double x) { return portable::pow(x, y); }, [y](L x) { return std::pow(x, static_cast<L>(y)); },
                    0.01, 100) < 1);
    CHECK(worst(
              portable::sin, [](L x) { return std::sin(x); }, -10, 10) < 1);
    CHECK(worst(
              portable::cos, [](L x) { return std::cos(x); }, -10, 10) < 1);
    CHECK(worst(
              portable::sin, [](L x) { return std::sin(x); }, 1e7, 1e15) < 1);
    CHECK(worst(
              portable::cos, [](L x) { return std::cos(x); }, -1e15, -1e7) < 1);
    CHECK(worst(
              portable::atan, [](L x) { return std::atan(x); }, -3, 3) < 2);
}

TEST_CASE("the functions made of others are right to about two units") {
    CHECK(worst(
              portable::tan, [](L x) { return std::tan(x); }, -10, 10) < 2.5);
    CHECK(worst(
              portable::asin, [](L x) { return std::asin(x); }, -1, 1) < 2.5);
    CHECK(worst(
              portable::acos, [](L x) { return std::acos(x); }, -1, 1) < 2.5);
    CHECK(worst(
              portable::sinh, [](L x) { return std::sinh(x); }, -3, 3) < 2.5);
    CHECK(worst(
              portable::cosh, [](L x) { return std::cosh(x); }, -30, 30) < 2.5);
    CHECK(worst(
              portable::tanh, [](L x) { return std::tanh(x); }, -3, 3) < 2.5);
}

TEST_CASE("the ends of the functions are those of IEEE 754") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(portable::exp(710) == infinity);
    CHECK(portable::exp(-800) == 0);
    CHECK(portable::exp(-745.1) == std::numeric_limits<double>::denorm_min());
    CHECK(portable::exp(0) == 1);
    CHECK(portable::log(0) == -infinity);
    CHECK(std::isnan(portable::log(-1)));
    CHECK(portable::log(1) == 0);
    CHECK(portable::log10(1000) == 3);
    CHECK(portable::log10(1e-5) == -5);
    CHECK(portable::pow(2, -1074) == std::numeric_limits<double>::denorm_min());
    CHECK(portable::pow(-2, 3) == -8);
    CHECK(std::isnan(portable::pow(-2, 0.5)));
    CHECK(portable::pow(0, -1) == infinity);
    CHECK(portable::pow(0, 2) == 0);
    CHECK(portable::pow(7, 0) == 1);
    CHECK(std::isnan(portable::asin(1.1)));
    CHECK(std::isnan(portable::sin(infinity)));
    // Ng 1992: sin(10^22).
    CHECK(portable::sin(1e22) == Approx(-0.8522008497671888).epsilon(1e-15));
    CHECK(portable::atan2(1, -1) == Approx(3 * portable::pi / 4).epsilon(1e-16));
    CHECK(portable::atan2(-1, 0) == Approx(-portable::pi / 2).epsilon(1e-16));
    CHECK(portable::atan2(0, -1) == portable::pi);
}
