// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/distributions/distribution.h"

#include <cmath>
#include <string>

#include "core/metrology/uncertainty/arithmetic/portable.h"

namespace velocert::metrology {
namespace {

/// P(|X| <= t) of the curvilinear trapezoid: a rectangle whose half width is itself uniform in a -/+ d.
double curvilinear_probability(double a, double d, double t) {
    if (d <= 0) return t >= a ? 1.0 : t / a;
    if (t >= a + d) return 1.0;
    if (t <= 0) return 0.0;
    const double from = t > a - d ? t : a - d;
    const double inside = from > 0 ? t * portable::log((a + d) / from) : 0.0;
    return ((t > a - d ? t - (a - d) : 0.0) + inside) / (2.0 * d);
}

}  // namespace

std::string_view name(Distribution distribution) {
    switch (distribution) {
        case Distribution::normal: return "normal";
        case Distribution::t: return "t";
        case Distribution::rectangular: return "rectangular";
        case Distribution::triangular: return "triangular";
        case Distribution::trapezoidal: return "trapezoidal";
        case Distribution::arcsine: return "arcsine";
        case Distribution::curvilinear_trapezoid: return "curvilinear-trapezoid";
    }
    return "unknown";
}

base::Result<Distribution> parse_distribution(std::string_view text) {
    for (const auto distribution :
         {Distribution::normal, Distribution::t, Distribution::rectangular, Distribution::triangular,
          Distribution::trapezoidal, Distribution::arcsine, Distribution::curvilinear_trapezoid})
        if (name(distribution) == text) return distribution;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "'",
                      "normal, t, rectangular, triangular, trapezoidal, arcsine or curvilinear-trapezoid");
}

bool bounded(Distribution distribution) {
    return distribution != Distribution::normal && distribution != Distribution::t;
}

double standard_deviation(Distribution distribution, const Limits& limits) {
    const double a = limits.half_width;
    switch (distribution) {
        case Distribution::rectangular: return a / std::sqrt(3.0);
        case Distribution::triangular: return a / std::sqrt(6.0);
        case Distribution::trapezoidal: return a * std::sqrt((1.0 + limits.beta * limits.beta) / 6.0);
        case Distribution::arcsine: return a / std::sqrt(2.0);
        case Distribution::curvilinear_trapezoid: {
            // Scaled by a, so that neither square overflows or vanishes.
            const double ratio = a > 0 ? limits.inner_half_width / a : 0.0;
            return a * std::sqrt(1.0 / 3.0 + ratio * ratio / 9.0);
        }
        case Distribution::normal:
        case Distribution::t: break;
    }
    return 0;
}

double half_interval(Distribution distribution, const Limits& limits, double p) {
    const double a = limits.half_width;
    switch (distribution) {
        case Distribution::rectangular: return p * a;
        case Distribution::triangular: return a * (1.0 - std::sqrt(1.0 - p));
        case Distribution::trapezoidal: {
            const double beta = limits.beta;
            if (p * (1.0 + beta) <= 2.0 * beta) return 0.5 * a * p * (1.0 + beta);
            return a * (1.0 - std::sqrt((1.0 - p) * (1.0 - beta * beta)));
        }
        case Distribution::arcsine: return a * portable::sin(0.5 * portable::pi * p);
        case Distribution::curvilinear_trapezoid: {
            double low = 0;
            double high = a + limits.inner_half_width;
            for (int i = 0; i < 200; ++i) {
                const double middle = 0.5 * (low + high);
                if (middle <= low || middle >= high) break;
                (curvilinear_probability(a, limits.inner_half_width, middle) < p ? low : high) = middle;
            }
            return 0.5 * (low + high);
        }
        case Distribution::normal:
        case Distribution::t: break;
    }
    return 0;
}

}  // namespace velocert::metrology
