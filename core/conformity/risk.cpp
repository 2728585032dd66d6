// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/risk.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "core/metrology/uncertainty/distributions/coverage.h"

namespace velocert::conformity {

using metrology::normal_cdf;
using metrology::normal_quantile;

namespace {

/// Nothing of a normal distribution is left this many standard deviations away (below 1e-23).
constexpr double far = 10;

double normal_density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

/// Simpson's rule; the integrands here are smooth over a fraction of the standard uncertainty.
template <typename Function>
double integral(double from, double to, Function&& function) {
    if (!(to > from)) return 0;
    constexpr int pieces = 4000;
    const double step = (to - from) / pieces;
    double sum = function(from) + function(to);
    for (int i = 1; i < pieces; ++i) sum += (i % 2 != 0 ? 4 : 2) * function(from + i * step);
    return sum * step / 3;
}

auto refuse(const char* what, double found, const char* expected) {
    return base::fail(base::ErrorCode::bad_value, {}, std::string(what) + " of " + std::to_string(found), expected);
}

}  // namespace

base::Result<double> risk_at_acceptance_limit(double fraction, double coverage_factor) {
    if (!(fraction >= 0) || !std::isfinite(fraction)) return refuse("a guard band fraction", fraction, "0 or more");
    if (!(coverage_factor > 0) || !std::isfinite(coverage_factor))
        return refuse("a coverage factor", coverage_factor, "above 0");
    return normal_cdf(-fraction * coverage_factor);
}

base::Result<double> guard_fraction_for(double risk, double coverage_factor) {
    if (!(risk > 0) || !(risk <= 0.5)) return refuse("a risk", risk, "above 0, up to 0.5");
    if (!(coverage_factor > 0) || !std::isfinite(coverage_factor))
        return refuse("a coverage factor", coverage_factor, "above 0");
    return std::max(0.0, -normal_quantile(risk) / coverage_factor);
}

base::Result<GlobalRisk> global_risk(const RiskPlan& plan) {
    if (!(plan.in_tolerance > 0) || !(plan.in_tolerance < 1))
        return refuse("an in-tolerance probability", plan.in_tolerance, "between 0 and 1");
    if (!(plan.standard_uncertainty > 0) || !std::isfinite(plan.standard_uncertainty))
        return refuse("a standard uncertainty", plan.standard_uncertainty, "above 0");
    if (!(plan.guard_band >= 0) || !(plan.guard_band < 1))
        return refuse("a guard band", plan.guard_band, "0 or more, below half the tolerance");
    const double spread = 1 / normal_quantile((1 + plan.in_tolerance) / 2);
    const double u = plan.standard_uncertainty;
    const double limit = 1 - plan.guard_band;
    const auto accepted = [&](double x) { return normal_cdf((limit - x) / u) - normal_cdf((-limit - x) / u); };
    const auto density = [&](double x) { return normal_density(x / spread) / spread; };
    const double begin = std::max(0.0, limit - far * u);  // before it everything is accepted
    const double end = limit + far * u;                   // behind it everything is rejected
    const auto rejected = [&](double x) { return density(x) * (1 - accepted(x)); };
    GlobalRisk out;
    // The population is symmetric about the middle: one half is enough.
    out.consumer = 2 * integral(1, end, [&](double x) { return density(x) * accepted(x); });
    out.producer = 2 * (integral(begin, std::min(1.0, end), rejected) + integral(std::min(1.0, end), 1, density));
    return out;
}

}  // namespace velocert::conformity
