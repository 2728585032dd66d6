// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/monte_carlo.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "core/metrology/uncertainty/distributions/coverage.h"
#include "tests/core/metrology/uncertainty/budgets.h"

using namespace velocert;
using namespace velocert::metrology;
using namespace velocert::tests;

namespace {

constexpr std::int64_t million = 1'000'000;
const double root3 = std::sqrt(3.0);

OutputDistribution only(const MonteCarloResult& result) { return result.outputs.front(); }

Budget squares(double x1, double p = 0.95) {
    return budget({stated("X1", x1, 0.005), stated("X2", 0, 0.005)}, "1e6*(X1^2 + X2^2)", p);
}

}  // namespace

TEST_CASE("the sum of four normal quantities has its exact interval and validates GUM (JCGM 101, 9.2.2)") {
    const auto b =
        budget({stated("a", 0, 1), stated("b", 0, 1), stated("c", 0, 1), stated("d", 0, 1)}, "a + b + c + d");
    const auto y = only(monte_carlo_of(b, million));
    // Four standard deviations of each figure by sampling at a million trials.
    CHECK(y.mean == Approx(0).margin(0.008));
    CHECK(y.standard_uncertainty == Approx(2).margin(0.006));
    CHECK(y.symmetric.low == Approx(-3.919928).margin(0.022));
    CHECK(y.symmetric.high == Approx(3.919928).margin(0.022));
    CHECK(y.validates_gum);
}

TEST_CASE(
    "the sum of four rectangular quantities is narrower than GUM says, and does not validate it (JCGM 101, 9.2.3)") {
    const auto b = budget({rectangular("a", 0, root3), rectangular("b", 0, root3), rectangular("c", 0, root3),
                           rectangular("d", 0, root3)},
                          "a + b + c + d");
    CHECK(gum_of(b).expanded_uncertainty == Approx(3.919928).margin(5e-7));
    const auto y = only(monte_carlo_of(b, million));
    CHECK(y.standard_uncertainty == Approx(2).margin(0.006));
    CHECK(y.symmetric.low == Approx(-3.879407).margin(0.02));
    CHECK(y.symmetric.high == Approx(3.879407).margin(0.02));
    CHECK(y.shortest.high - y.shortest.low == Approx(2 * 3.879407).margin(0.03));
    CHECK_FALSE(y.validates_gum);
    // To two digits of u the two agree.
    auto coarse = b;
    coarse.monte_carlo = MonteCarloPlan{};
    coarse.monte_carlo->validation_digits = 2;
    CHECK(only(monte_carlo_of(coarse, million)).validates_gum);
}

TEST_CASE("one rectangular quantity ten times wider makes GUM too wide (JCGM 101, 9.2.4)") {
    auto b = budget({rectangular("a", 0, root3), rectangular("b", 0, root3), rectangular("c", 0, root3),
                     rectangular("d", 0, 10 * root3)},
                    "a + b + c + d");
    b.coverage_rule = CoverageRule::normal_or_t;
    // Published 19.9; 19.8918 with k = 1.96 in three digits.
    CHECK(gum_of(b).expanded_uncertainty == Approx(std::sqrt(103.0) * 1.959963985).epsilon(1e-9));
    CHECK(1.96 * gum_of(b).standard_uncertainty == Approx(19.8918).margin(5e-5));
    const auto y = only(monte_carlo_of(b, million));
    CHECK(y.standard_uncertainty == Approx(10.148892).margin(0.03));
    CHECK(y.symmetric.low == Approx(-17.02).margin(0.06));
    CHECK(y.symmetric.high == Approx(17.02).margin(0.06));
    CHECK_FALSE(y.validates_gum);
}

TEST_CASE("a sum of squares is skew: shortest and symmetric intervals differ (JCGM 101, 9.4)") {
    struct Row {
        double x1;
        double mean;
        double u;
        Interval shortest;
        Interval symmetric;
    };
    for (const auto& row :
         {Row{0, 50, 50, {0, 149.787}, {1.266, 184.444}}, Row{0.010, 150, 111.8034, {0, 366.005}, {8.547, 427.123}},
          Row{0.050, 2550, 502.4938, {1593.6, 3548.6}, {1638.5, 3603.4}}}) {
        CAPTURE(row.x1);
        const auto y = only(monte_carlo_of(squares(row.x1), million));
        CHECK(y.mean == Approx(row.mean).epsilon(0.004));
        CHECK(y.standard_uncertainty == Approx(row.u).epsilon(0.006));
        // The lower end of a shortest interval at a flat density scatters with the cube root of the trials.
        CHECK(y.shortest.low == Approx(row.shortest.low).margin(row.u * 0.05));
        CHECK(y.shortest.high == Approx(row.shortest.high).margin(row.u * 0.05));
        CHECK(y.shortest.high - y.shortest.low == Approx(row.shortest.high - row.shortest.low).margin(row.u * 0.015));
        CHECK(y.symmetric.low == Approx(row.symmetric.low).margin(row.u * 0.01));
        CHECK(y.symmetric.high == Approx(row.symmetric.high).margin(row.u * 0.025));
        CHECK_FALSE(y.validates_gum);
    }
    auto second = squares(0);
    second.second_order = true;
    CHECK(gum_of(second).standard_uncertainty == Approx(50).epsilon(1e-12));
    CHECK(gum_of(squares(0)).standard_uncertainty == 0);
}

TEST_CASE("the gauge block has the published distribution (JCGM 101, 9.5)") {
    const auto b = budget(
        {stated("ls", 50000623, 25, 18), stated("D", 215, 6, 24), stated("d1", 0, 4, 5), stated("d2", 0, 7, 8),
         rectangular("as", 11.5e-6, 2e-6), stated("t0", -0.1, 0.2), limited("Delta", 0, Distribution::arcsine, 0.5),
         limited("da", 0, Distribution::curvilinear_trapezoid, 1e-6, std::nullopt, 0, 0.1e-6),
         limited("dt", 0, Distribution::curvilinear_trapezoid, 0.05, std::nullopt, 0, 0.025)},
        "ls + D + d1 + d2 - ls*(da*(t0 + Delta) + as*dt) - 50000000", 0.99);
    const auto y = only(monte_carlo_of(b, million));
    CHECK(y.mean == Approx(838.016).margin(1));
    CHECK(y.standard_uncertainty == Approx(35.806).margin(1));
    CHECK(y.shortest.low == Approx(744.1).margin(1));
    CHECK(y.shortest.high == Approx(931.4).margin(1));
}

TEST_CASE("t quantities scaled to their standard uncertainty give it back (NIST TN 1900, example 13)") {
    auto b = budget({stated("L0", 1.4999, 1e-4, 3), stated("L1", 1.5021, 2e-4, 3), stated("T0", 288.15, 0.02, 3),
                     stated("T1", 373.10, 0.05, 3)},
                    "(L1 - L0)/(L0*(T1 - T0))");
    const double unscaled = only(monte_carlo_of(b, million)).standard_uncertainty;
    for (auto& input : b.inputs) input.scaled = true;
    const auto y = only(monte_carlo_of(b, million));
    CHECK(y.mean == Approx(1.7268e-5).epsilon(0.001));
    CHECK(y.standard_uncertainty == Approx(1.747e-6).epsilon(0.02));
    // x + u t has the standard deviation u sqrt(nu/(nu - 2)), here sqrt 3 u.
    CHECK(unscaled == Approx(root3 * 1.747e-6).epsilon(0.04));
}

TEST_CASE("the Stefan-Boltzmann constant and a magnitude near zero (suncal tests)") {
    const auto sigma =
        only(monte_carlo_of(budget({stated("h", 6.62606957e-34, 2.9e-41), stated("R", 8.3144621, 7.5e-6),
                                    stated("Rinf", 10973731.568539, 5.5e-5), stated("Ae", 5.4857990946e-4, 2.2e-13),
                                    stated("alpha", 7.2973525698e-3, 2.4e-12)},
                                   "32*pi^5*h*R^4*Rinf^4/(15*(Ae*1e-3)^4*299792458^6*alpha^8)", 0.99),
                            million));
    CHECK(sigma.mean == Approx(5.67037e-8).margin(5e-14));
    CHECK(sigma.standard_uncertainty == Approx(2.05e-13).margin(1e-15));
    CHECK(sigma.symmetric.low == Approx(5.67032e-8).margin(5.5e-14));
    CHECK(sigma.symmetric.high == Approx(5.67043e-8).margin(5.5e-14));
    const auto magnitude = budget({stated("re", 0.001, 0.01), stated("im", 0, 0.01)}, "sqrt(re^2 + im^2)");
    CHECK(gum_of(magnitude).value == Approx(0.001));
    CHECK(gum_of(magnitude).standard_uncertainty == Approx(0.010).epsilon(1e-12));
    const auto y = only(monte_carlo_of(magnitude, million));
    CHECK(y.mean == Approx(0.013).margin(5e-4));
    CHECK(y.standard_uncertainty == Approx(0.007).margin(5e-4));
    CHECK_FALSE(y.validates_gum);
}

TEST_CASE("every distribution has its standard deviation and its 95 % interval") {
    for (const auto d : {Distribution::rectangular, Distribution::triangular, Distribution::trapezoidal,
                         Distribution::arcsine, Distribution::curvilinear_trapezoid}) {
        const auto input = limited("x", 3, d, 2, std::nullopt, d == Distribution::trapezoidal ? 0.4 : 0,
                                   d == Distribution::curvilinear_trapezoid ? 0.7 : 0);
        CAPTURE(name(d));
        const auto y = only(monte_carlo_of(budget({input}, "x"), million));
        CHECK(y.mean == Approx(3).margin(0.006));
        CHECK(y.standard_uncertainty == Approx(input.standard_uncertainty).epsilon(0.004));
        const double half = half_interval(d, input.limits, 0.95);
        CHECK(y.symmetric.low == Approx(3 - half).margin(0.012));
        CHECK(y.symmetric.high == Approx(3 + half).margin(0.012));
    }
    const auto t = only(monte_carlo_of(budget({stated("x", 3, 0.5, 4)}, "x"), million));
    CHECK(t.symmetric.high == Approx(3 + 0.5 * 2.776445).margin(0.02));
    CHECK(t.validates_gum);
}

TEST_CASE("correlated inputs keep their correlation, also beside a t distribution") {
    auto b = budget({stated("a", 0, 3), stated("b", 0, 4)}, "a + b");
    b.correlations = {{"a", "b", -0.5}};
    CHECK(only(monte_carlo_of(b, million)).standard_uncertainty == Approx(std::sqrt(13.0)).epsilon(0.004));
    b.correlations = {{"a", "b", 1}};
    CHECK(only(monte_carlo_of(b, million)).standard_uncertainty == Approx(7).epsilon(0.004));
    // Perfectly correlated scores of one distribution are one quantity: a - b of two equal t inputs vanishes.
    auto same = budget({stated("a", 1, 2, 5), stated("b", 1, 2, 5)}, "a - b");
    same.correlations = {{"a", "b", 1}};
    CHECK(only(monte_carlo_of(same, 10'000)).standard_uncertainty == Approx(0).margin(1e-9));
    // The margins stay t: the 95 % interval of one of them is that of the table.
    auto margin = budget({stated("a", 0, 1, 4), rectangular("b", 0, 1)}, "a + 0*b");
    margin.correlations = {{"a", "b", 0.6}};
    CHECK(only(monte_carlo_of(margin, million)).symmetric.high == Approx(2.776445).margin(0.03));
}

TEST_CASE("simultaneous readings are drawn as a multivariate t (JCGM 102, 5.3.2)") {
    Budget b;
    b.inputs = {required(observed_input("a", {1, 2, 3, 4, 6, 5, 8})),
                required(observed_input("b", {2, 1, 4, 3, 5, 7, 6}))};
    b.correlate_readings = true;
    b.outputs = {{"Y", "a"}};
    const double u = b.inputs[0].standard_uncertainty;
    const auto y = only(monte_carlo_of(b, million));
    // Scale S/(n (n - N)) with n = 7, N = 2: t with 5 degrees of freedom times u sqrt(6/5).
    CHECK(y.symmetric.high - y.mean == Approx(u * std::sqrt(1.2) * 2.570582).epsilon(0.01));
    b.inputs.push_back(required(observed_input("c", {1, 1, 2, 3, 5, 8, 13})));
    for (auto& input : b.inputs)
        input = required(observed_input(input.name, {input.readings[0], input.readings[1], input.readings[2]}));
    b.monte_carlo = MonteCarloPlan{};
    const auto compiled = required(CompiledBudget::compile(b));
    CHECK_FALSE(evaluate_monte_carlo(compiled, required(compiled.evaluate())));
}

TEST_CASE("the same seed gives the same digits, another seed others") {
    const auto b = budget({stated("S", 6.9, 0.01), stated("V", 25.8, 0.05, 9)}, "S*(25/V)^2");
    const auto a = only(monte_carlo_of(b, 100'000, 7));
    CHECK(a.mean == only(monte_carlo_of(b, 100'000, 7)).mean);
    CHECK(a.shortest.low == only(monte_carlo_of(b, 100'000, 7)).shortest.low);
    CHECK(a.mean != only(monte_carlo_of(b, 100'000, 8)).mean);
}

TEST_CASE("an adaptive evaluation is the plain one of as many trials") {
    auto b = budget({stated("S", 6.9, 0.01), stated("V", 25.8, 0.05, 9)}, "S*(25/V)^2");
    auto adaptive = b;
    adaptive.monte_carlo = MonteCarloPlan{};
    adaptive.monte_carlo->adaptive_digits = 1;
    const auto first = monte_carlo_of(adaptive, 10 * million, 3);
    CHECK(first.converged);
    CHECK(first.trials >= 200'000);
    const auto second = monte_carlo_of(b, first.trials, 3);
    CHECK(only(first).mean == only(second).mean);
    CHECK(only(first).symmetric.low == only(second).symmetric.low);
    CHECK(only(first).shortest.high == only(second).shortest.high);
    // Four digits need more than is allowed: it says so instead of going on.
    adaptive.monte_carlo->adaptive_digits = 4;
    const auto third = monte_carlo_of(adaptive, 300'000, 3);
    CHECK_FALSE(third.converged);
    CHECK(third.trials == 300'000);
}

TEST_CASE("of 200 adaptive evaluations at least 95 % are within the tolerance of the exact figures") {
    // Closed forms: chi-square with two degrees of freedom, and the normal distribution.
    struct Row {
        Budget budget;
        double mean;
        double u;
        Interval ends;
        double tolerance;
    };
    for (auto& row :
         {Row{squares(0), 50, 50, {-50 * 2 * std::log(0.975) / 2, -50 * 2 * std::log(0.025) / 2}, 0.5},
          Row{budget({stated("a", 0, 1.2), stated("b", 5, 1.6)}, "a + b"), 5, 2, {5 - 3.919928, 5 + 3.919928}, 0.05}}) {
        int good_mean = 0;
        int good_u = 0;
        int good_low = 0;
        int good_high = 0;
        Budget b = row.budget;
        b.monte_carlo = MonteCarloPlan{};
        b.monte_carlo->adaptive_digits = 2;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const auto result = monte_carlo_of(b, 10 * million, seed);
            const auto& y = result.outputs.front();
            REQUIRE(result.converged);
            good_mean += std::fabs(y.mean - row.mean) <= row.tolerance ? 1 : 0;
            good_u += std::fabs(y.standard_uncertainty - row.u) <= row.tolerance ? 1 : 0;
            good_low += std::fabs(y.symmetric.low - row.ends.low) <= row.tolerance ? 1 : 0;
            good_high += std::fabs(y.symmetric.high - row.ends.high) <= row.tolerance ? 1 : 0;
        }
        CAPTURE(row.mean, good_mean, good_u, good_low, good_high);
        CHECK(good_mean >= 190);
        CHECK(good_u >= 190);
        CHECK(good_low >= 190);
        CHECK(good_high >= 190);
    }
}

TEST_CASE("a trial outside the model's domain is an error, not a number") {
    auto b = budget({stated("x", 0.1, 1)}, "log(x)");
    b.monte_carlo = MonteCarloPlan{};
    const auto compiled = required(CompiledBudget::compile(b));
    const auto result = evaluate_monte_carlo(compiled, required(compiled.evaluate()));
    REQUIRE_FALSE(result);
    CHECK(result.error().where == "/outputs/0/model");
}

TEST_CASE("more work than minutes is refused before it begins") {
    std::string model = "x";
    while (model.size() < 20'000) model += "+x";
    auto b = budget({stated("x", 0.1, 1)}, model.c_str());
    b.monte_carlo = MonteCarloPlan{};
    b.monte_carlo->trials = 10 * million;
    const auto compiled = required(CompiledBudget::compile(b));
    const auto result = evaluate_monte_carlo(compiled, required(compiled.evaluate()));
    REQUIRE_FALSE(result);
    CHECK(result.error().where == "/monte_carlo/trials");
}

TEST_CASE("other coverage probabilities count as many trials as they say") {
    for (const double p : {0.5, 0.9, 0.9545, 0.99, 0.999}) {
        CAPTURE(p);
        const auto y = only(monte_carlo_of(budget({stated("a", 0, 1)}, "a", p), million));
        const double k = coverage_factor(p);
        const double scatter = 5 * std::sqrt(0.5 * (1 - p) / 1e6) / normal_density(k);
        CHECK(y.symmetric.low == Approx(-k).margin(scatter));
        CHECK(y.symmetric.high == Approx(k).margin(scatter));
        CHECK(y.shortest.high - y.shortest.low <= y.symmetric.high - y.symmetric.low);
    }
}
