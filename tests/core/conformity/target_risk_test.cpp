// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance limits set by the probability of false acceptance.
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "core/conformity/assessment.h"
#include "core/conformity/guard_band.h"
#include "core/metrology/uncertainty/distributions/coverage.h"
#include "tests/core/conformity/conformity_samples.h"

using namespace velocert;
using namespace velocert::conformity;
using base::Decimal;
using metrology::Kind;
using metrology::Measurement;
using velocert::metrology::normal_cdf;
using velocert::metrology::normal_quantile;
using velocert::metrology::t_cdf;
using velocert::metrology::t_quantile;

namespace {

GuardBand guard_of(const Limit& limit, const DecisionRule& rule, const Measurement& measurement) {
    const auto guard = guard_band(limit, *tolerance_limits(limit), rule, measurement);
    REQUIRE(guard);
    return *guard;
}

}  // namespace

TEST_CASE("the guard band of a target risk is the normal quantile times u, rounded up") {
    // z: Abramowitz and Stegun, table 26.6; u = 0.2 km/h = 200000 base units.
    struct Row {
        const char* risk;
        double z;
    };
    for (const auto& row : {Row{"0.05", 1.644853627}, Row{"0.025", 1.959963985}, Row{"0.01", 2.326347874},
                            Row{"0.001", 3.090232306}, Row{"0.5", 0}}) {
        CAPTURE(row.risk);
        const auto w = static_cast<base::Wide>(std::ceil(row.z * 200'000));
        const auto at_most = limit_of(Relation::at_most, "25.0 km/h");
        const auto at_least = limit_of(Relation::at_least, "25.0 km/h");
        CHECK(guard_of(at_most, risk_rule(row.risk), measured("24 km/h", "0.2 km/h")).upper == w);
        CHECK(guard_of(at_least, risk_rule(row.risk), measured("24 km/h", "0.2 km/h")).lower == w);
    }
}

TEST_CASE("few degrees of freedom widen the guard band of a target risk") {
    // t(0.975) from the tables; one degree of freedom at 0.25 is tan(pi/4) = 1 exactly.
    struct Row {
        int dof;
        const char* risk;
        double t;
    };
    const auto limit = limit_of(Relation::at_most, "25.0 km/h");
    for (const auto& row :
         {Row{5, "0.025", 2.570582}, Row{9, "0.025", 2.262157}, Row{100, "0.025", 1.983972}, Row{1, "0.25", 1.0}}) {
        CAPTURE(row.dof);
        auto measurement = measured("24 km/h", "0.2 km/h");
        measurement.effective_dof = Decimal(row.dof, 0);
        const auto w = static_cast<double>(guard_of(limit, risk_rule(row.risk), measurement).upper);
        CHECK(w == Approx(row.t * 200'000).margin(1.2));
    }
}

TEST_CASE("an item just at the acceptance limit carries the risk, one base unit beyond more") {
    const auto limit = limit_of(Relation::at_most, "25.0 km/h");
    const auto rule = risk_rule("0.05");
    // A = 25 - 1.644853627 x 0.2 = 24.671029 km/h.
    const auto at = assess(measured("24.671029 km/h", "0.2 km/h"), limit, rule);
    CHECK(at.verdict == Verdict::pass);
    CHECK(at.acceptance_limit == quantity_of("24.671029 km/h"));
    CHECK(specific_risk(at)->text() == "0.05000");
    CHECK(at.zone == Zone::pass);
    const auto beyond = assess(measured("24.67103 km/h", "0.2 km/h"), limit, rule);
    CHECK(beyond.verdict == Verdict::fail);
    CHECK(beyond.reason == Reason::outside_acceptance_limit);
    CHECK(beyond.zone == Zone::conditional_pass);
    CHECK(assess(measured("25.3 km/h", "0.2 km/h"), limit, rule).zone == Zone::conditional_fail);
    CHECK(assess(measured("25.4 km/h", "0.2 km/h"), limit, rule).zone == Zone::fail);
    // Known without any uncertainty: nothing to guard against.
    CHECK(assess(measured("25 km/h", "0 km/h"), limit, rule).verdict == Verdict::pass);
}

TEST_CASE("between narrow limits both tails count together") {
    // 1 - Phi((0.5 - a)/0.25) + Phi((-0.5 - a)/0.25) = 0.05 for a in m; a = 0 has 2 (1 - Phi(2)) = 0.0455.
    const auto limit = limit_of(Relation::within, "5.5 m", "6.5 m");
    const auto guard = guard_of(limit, risk_rule("0.05"), measured("6 m", "0.25 m"));
    const auto risk_at = [](double a) {
        return 0.5 * std::erfc((0.5 - a) / 0.25 / std::numbers::sqrt2) +
               0.5 * std::erfc((0.5 + a) / 0.25 / std::numbers::sqrt2);
    };
    const double a = (500'000 - static_cast<double>(guard.upper)) * 1e-6;
    CHECK(risk_at(a) <= 0.05);
    CHECK(risk_at(a + 1e-6) > 0.05);
    CHECK(guard.lower == guard.upper);
    // The middle alone carries 0.0455: a smaller risk cannot be met anywhere.
    const auto refused = assess(measured("6 m", "0.25 m"), limit, risk_rule("0.045"));
    CHECK(refused.verdict == Verdict::not_evaluated);
    CHECK(refused.reason == Reason::guard_band_impossible);
    // Far from each other, each limit keeps the guard band of one tail.
    const auto wide = limit_of(Relation::within, "1 m", "11 m");
    CHECK(guard_of(wide, risk_rule("0.05"), measured("6 m", "0.25 m")).upper == 411'214);
}

TEST_CASE("a skew sample guards each side by its own tail") {
    // Exponential about its mean: quantiles -u ln(1 - p). Values of ranks (i + 1/2)/n; y is the mean, 1 m with the
    // lowest possible value at 0.9 m and u = 0.1 m.
    std::vector<std::int64_t> values;
    constexpr int n = 10'000;
    for (int i = 0; i < n; ++i)
        values.push_back(900'000 + static_cast<std::int64_t>(std::lround(-100'000 * std::log(1 - (i + 0.5) / n))));
    auto measurement = measured("1 m", "0.1 m");
    measurement.sample = *metrology::SampledDistribution::of(values, n, 1);
    const auto at_most = guard_of(limit_of(Relation::at_most, "2 m"), risk_rule("0.05"), measurement);
    const auto at_least = guard_of(limit_of(Relation::at_least, "0.5 m"), risk_rule("0.05"), measurement);
    // -ln 0.05 - 1 = 1.995732 above, 1 + ln 0.95 = 0.948707 below.
    CHECK(static_cast<double>(at_most.upper) == Approx(199'573).margin(120));
    CHECK(static_cast<double>(at_least.lower) == Approx(94'871).margin(20));
    // 10000 values cannot show one in a million.
    const auto unknown = assess(measurement, limit_of(Relation::at_most, "2 m"), risk_rule("0.000001"));
    CHECK(unknown.reason == Reason::uncertainty_missing);
    // Read back from a record it has no values, and gives no verdict.
    measurement.sample = metrology::SampledDistribution::described(n, 1);
    CHECK(assess(measurement, limit_of(Relation::at_most, "2 m"), risk_rule("0.05")).verdict == Verdict::not_evaluated);
}
