// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/distributions/coverage.h"

#include <cmath>
#include <initializer_list>
#include <limits>

#include "core/metrology/uncertainty/arithmetic/portable.h"
#include "core/metrology/uncertainty/distributions/normal_score.h"

namespace velocert::metrology {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// From here on t is taken from the normal distribution by its expansion in 1/dof (Abramowitz and Stegun, 26.7.5); what
/// is left out is below 1e-16 for the probabilities a laboratory asks for.
constexpr double many_dof = 1e4;

/// P(Z > x) for x >= 1.5 by the continued fraction of the Mills ratio (Abramowitz and Stegun, 26.2.14).
double upper_tail(double x) {
    const double steps = 20.0 / x;
    double fraction = x;
    for (int n = static_cast<int>(steps * steps) + 8; n >= 1; --n) fraction = x + static_cast<double>(n) / fraction;
    return normal_density(x) / fraction;
}

/// Gamma(z + 1/2) / Gamma(z): the asymptotic series, reached by recurrence from below.
double gamma_ratio(double z) {
    double factor = 1;
    while (z < 40.0) {
        factor *= z / (z + 0.5);
        z += 1.0;
    }
    const double v = 1.0 / z;
    double sum = 39325.0 / 33554432.0;
    for (const double term :
         {869.0 / 4194304.0, -399.0 / 262144.0, -21.0 / 32768.0, 5.0 / 1024.0, 1.0 / 128.0, -1.0 / 8.0, 1.0})
        sum = sum * v + term;
    return factor * std::sqrt(z) * sum;
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8), by Lentz's method. Converges
/// fast for x < (a + 1)/(a + b + 2).
double beta_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    double c = 1;
    double d = 1.0 - (a + b) * x / (a + 1.0);
    d = 1.0 / (std::fabs(d) < tiny ? tiny : d);
    double fraction = d;
    for (int m = 1; m <= 5000; ++m) {
        const double n = m;
        const auto step = [&](double numerator) {
            d = 1.0 + numerator * d;
            d = 1.0 / (std::fabs(d) < tiny ? tiny : d);
            c = 1.0 + numerator / c;
            if (std::fabs(c) < tiny) c = tiny;
            fraction *= d * c;
            return d * c;
        };
        step(n * (b - n) * x / ((a + 2.0 * n - 1.0) * (a + 2.0 * n)));
        const double change = step(-(a + n) * (a + b + n) * x / ((a + 2.0 * n) * (a + 2.0 * n + 1.0)));
        if (std::fabs(change - 1.0) < 2e-16) break;
    }
    return fraction;
}

/// P(T > x) for x >= 0 when it is small, else P(0 < T <= x): what of the two is found without cancellation.
struct Part {
    double probability = 0;
    bool tail = false;
};
Part t_part(double x, double dof) {
    const double square = x * x;
    const double a = 0.5 * dof;
    if (square >= std::numeric_limits<double>::max()) return {0.0, true};
    // dof/(dof + x^2) to the power a, times x/sqrt(dof + x^2), over a B(a, 1/2) or B(a, 1/2)/2.
    const double power = portable::exp(-a * portable::log1p(square / dof));
    const double sine = x / std::sqrt(dof + square);
    const double front = power * sine * gamma_ratio(a) / std::sqrt(portable::pi);
    const double near = square / (dof + square);
    if (near < 1.5 / (a + 2.5)) return {front * beta_fraction(0.5, a, near), false};
    return {0.5 * front * beta_fraction(a, 0.5, dof / (dof + square)) / a, true};
}

/// The x > 0 with P(T > x) = q for a tail probability 0 < q < 1/2, many degrees of freedom.
double expanded(double z, double dof) {
    const double s = z * z;
    const double g1 = (s + 1.0) / 4.0;
    const double g2 = ((5.0 * s + 16.0) * s + 3.0) / 96.0;
    const double g3 = (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
    const double g4 = ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92160.0;
    const double v = 1.0 / dof;
    return z * (1.0 + v * (g1 + v * (g2 + v * (g3 + v * g4))));
}

/// Brackets the root of P(T > x) = q in x > 0 and closes in on it: Newton steps, halved where they would leave.
double tail_quantile(double q, double dof) {
    const auto difference = [&](double x) {  // decreasing in x
        const Part part = t_part(x, dof);
        return part.tail ? part.probability - q : (0.5 - q) - part.probability;
    };
    double low = 0;
    double high = 1;
    while (high < 1e300 && difference(high) > 0) {
        low = high;
        high *= 4.0;
    }
    double x = expanded(-normal_quantile(q), dof);
    if (!(x > low && x < high)) x = 0.5 * (low + high);
    for (int i = 0; i < 200; ++i) {
        const double error = difference(x);
        if (error == 0) return x;
        (error > 0 ? low : high) = x;
        double next = x + error / t_density(x, dof);
        if (!(next > low && next < high))
            next = low > 0 && high > 4.0 * low ? std::sqrt(low) * std::sqrt(high) : 0.5 * (low + high);
        if (std::fabs(next - x) <= 4e-16 * x) return next;
        x = next;
    }
    return x;
}

}  // namespace

double normal_density(double x) {
    // exp(-x^2/2) with the rounding of the square put back.
    const double head = static_cast<double>(static_cast<float>(std::fabs(x) < 1e30 ? x : 1e30));
    const double rest = x - head;
    constexpr double factor = 0.39894228040143267794;  // 1/sqrt(2 pi)
    if (std::isnan(x)) return x;
    if (std::fabs(x) > 40.0) return 0.0;
    return factor * portable::exp(-0.5 * head * head) * portable::exp(-rest * (head + 0.5 * rest));
}

double normal_cdf(double x) {
    if (std::isnan(x)) return x;
    if (x > 1.5) return 1.0 - upper_tail(x);
    if (x < -1.5) return upper_tail(-x);
    // 1/2 + density (x + x^3/3 + x^5/15 + ...), all terms of one sign (Abramowitz and Stegun, 26.2.11).
    double term = x;
    double sum = x;
    for (int n = 3; n < 80 && std::fabs(term) > 1e-18 * std::fabs(sum); n += 2) {
        term *= x * x / static_cast<double>(n);
        sum += term;
    }
    return 0.5 + normal_density(x) * sum;
}

double t_density(double x, double dof) {
    const double kernel = -0.5 * (dof + 1.0) * portable::log1p(x / dof * x);
    return gamma_ratio(0.5 * dof) / std::sqrt(dof * portable::pi) * portable::exp(kernel);
}

double normal_quantile(double p) {
    if (!(p > 0 && p < 1)) return nan;
    return normal_score(p);
}

double t_cdf(double x, double dof) {
    if (std::isnan(x) || !(dof > 0)) return nan;
    if (dof > 1e14) return normal_cdf(x);
    const Part part = t_part(std::fabs(x), dof);
    const double upper = part.tail ? part.probability : 0.5 - part.probability;
    const double lower = part.tail ? 1.0 - part.probability : 0.5 + part.probability;
    return x < 0 ? upper : lower;
}

double t_quantile(double p, double dof) {
    if (!(p > 0 && p < 1) || !(dof > 0)) return nan;
    if (p == 0.5) return 0;
    const double q = p < 0.5 ? p : 1.0 - p;
    double x = 0;
    if (dof == 1)
        x = 1.0 / portable::tan(portable::pi * q);
    else if (dof == 2)
        x = (1.0 - 2.0 * q) / std::sqrt(2.0 * q * (1.0 - q));
    else
        x = dof >= many_dof ? expanded(-normal_quantile(q), dof) : tail_quantile(q, dof);
    return p < 0.5 ? -x : x;
}

double settled_dof(double dof) {
    const double nearest = std::nearbyint(dof);
    return nearest >= 1 && std::fabs(dof - nearest) <= 1e-9 * nearest ? nearest : dof;
}

double coverage_factor(double p, std::optional<double> dof) {
    if (!(p > 0 && p < 1)) return nan;
    // The tail is formed first: 0.5 + p/2 would lose it for p near 1.
    const double tail = 0.5 * (1.0 - p);
    if (!dof) return -normal_quantile(tail);
    const double settled = settled_dof(*dof);
    return -t_quantile(tail, settled < 1 ? settled : std::floor(settled < 1e15 ? settled : 1e15));
}

}  // namespace velocert::metrology
