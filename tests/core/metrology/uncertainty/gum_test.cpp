// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/gum.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/metrology/uncertainty/line_fit.h"
#include "tests/core/metrology/uncertainty/budgets.h"

using namespace velocert;
using namespace velocert::metrology;
using namespace velocert::tests;

namespace {

/// JCGM 100:2008, H.1: the end gauge, in nanometres; figures of the budget as published there.
Budget end_gauge() {
    return budget({stated("ls", 50000623, 25, 18), stated("d", 215, 0), stated("d1", 0, 5.8, 24),
                   stated("d2", 0, 3.9, 5), stated("d3", 0, 6.7, 8), rectangular("alpha", 11.5e-6, 2e-6),
                   stated("theta", -0.1, 0.2), limited("delta", 0, Distribution::arcsine, 0.5),
                   rectangular("dalpha", 0, 1e-6, 50), rectangular("dtheta", 0, 0.05, 2)},
                  "ls + d + d1 + d2 + d3 - ls*(dalpha*(theta + delta) + alpha*dtheta)", 0.99);
}

}  // namespace

TEST_CASE("readings give mean, s over root n and n - 1 (JCGM 100, 4.4.3)") {
    const auto input =
        required(observed_input("t", {96.90,  98.18,  98.25,  98.61,  99.03,  99.49,  99.56,  99.74,  99.89,  100.07,
                                      100.33, 100.42, 100.68, 100.95, 101.11, 101.20, 101.57, 101.84, 102.36, 102.72}));
    CHECK(input.value == Approx(100.145).epsilon(1e-12));
    CHECK(input.standard_uncertainty * std::sqrt(20.0) == Approx(1.488844).margin(5e-7));
    CHECK(input.standard_uncertainty == Approx(0.332916).margin(5e-7));
    CHECK(*input.dof == 19);
}

TEST_CASE("a pooled standard deviation is divided by the root of today's readings (JCGM 100, 4.2.4)") {
    const auto input = required(pooled_input("m", {10.1, 10.3, 10.2, 10.2}, 0.2, 30));
    CHECK(input.value == Approx(10.2).epsilon(1e-14));
    CHECK(input.standard_uncertainty == Approx(0.1).epsilon(1e-14));
    CHECK(*input.dof == 30);
    CHECK(required(pooled_input("m", {10.1}, 0.2, 30)).standard_uncertainty == 0.2);
}

TEST_CASE("the end gauge has the published budget (JCGM 100, H.1)") {
    const auto result = gum_of(end_gauge());
    CHECK(result.value == Approx(50000838.0).margin(1e-6));
    CHECK(result.contributions[0].contribution == Approx(25).epsilon(1e-12));
    double d = 0;
    for (int i = 2; i <= 4; ++i) d += std::pow(result.contributions[static_cast<std::size_t>(i)].contribution, 2);
    CHECK(std::sqrt(d) == Approx(9.68194).margin(5e-6));
    CHECK(result.contributions[5].contribution == 0);
    CHECK(result.contributions[6].contribution == 0);
    CHECK(result.contributions[8].contribution == Approx(2.88679).margin(5e-6));
    CHECK(result.contributions[9].contribution == Approx(16.59903).margin(5e-6));
    CHECK(result.standard_uncertainty == Approx(31.66388).margin(5e-6));
    // 16.7519 is with d as one component of 25.4473 degrees of freedom; its three parts say the same.
    CHECK(*result.effective_dof == Approx(16.7519).margin(5e-5));
    CHECK(result.coverage_factor == Approx(2.92078).margin(5e-6));
    CHECK(result.coverage_distribution == "t");
    CHECK(result.expanded_uncertainty == Approx(92.483).margin(5e-4));
}

TEST_CASE("the difference of the end gauge alone has its degrees of freedom (JCGM 100, H.1.6)") {
    const auto result =
        gum_of(budget({stated("d1", 215, 5.8, 24), stated("d2", 0, 3.9, 5), stated("d3", 0, 6.7, 8)}, "d1 + d2 + d3"));
    CHECK(result.standard_uncertainty == Approx(9.68194).margin(5e-6));
    CHECK(*result.effective_dof == Approx(25.4473).margin(5e-5));
}

TEST_CASE("second-order terms of the end gauge are the published ones (JCGM 100, H.1.7)") {
    auto gauge = end_gauge();
    gauge.second_order = true;
    const auto result = gum_of(gauge);
    CHECK(result.standard_uncertainty == Approx(33.80655).margin(5e-6));
    // l dalpha theta: 11.72619; l alpha dtheta: 1.66669.
    CHECK(result.second_order == Approx(std::hypot(11.72619, 1.66669)).margin(5e-6));
}

TEST_CASE("simultaneous readings of voltage, current and phase (JCGM 100, H.2)") {
    Budget b;
    b.inputs = {required(observed_input("V", {5.007, 4.994, 5.005, 4.990, 4.999})),
                required(observed_input("I", {19.663e-3, 19.639e-3, 19.640e-3, 19.685e-3, 19.678e-3})),
                required(observed_input("phi", {1.0456, 1.0438, 1.0468, 1.0428, 1.0433}))};
    b.correlate_readings = true;
    b.outputs = {{"R", "V/I*cos(phi)"}, {"X", "V/I*sin(phi)"}, {"Z", "V/I"}};
    const auto compiled = required(CompiledBudget::compile(b));
    CHECK(compiled.correlations().at(0, 1) == Approx(-0.36).margin(0.005));
    CHECK(compiled.correlations().at(0, 2) == Approx(0.86).margin(0.005));
    CHECK(compiled.correlations().at(1, 2) == Approx(-0.65).margin(0.005));
    const auto result = required(compiled.evaluate());
    struct Row {
        double value;
        double u;
    };
    std::size_t i = 0;
    // Uncertainties to more digits by python3-uncertainties; the guide prints 0.071, 0.295 and 0.236.
    for (const auto& row : {Row{127.732, 0.0710714}, Row{219.847, 0.2955817}, Row{254.260, 0.2363361}}) {
        CHECK(result.outputs[i].value == Approx(row.value).margin(5e-4));
        CHECK(result.outputs[i].standard_uncertainty == Approx(row.u).margin(5e-7));
        CHECK(*result.outputs[i].effective_dof == Approx(4).epsilon(1e-9));
        CHECK(result.outputs[i].effective_dof_reason.empty());
        ++i;
    }
    CHECK(result.correlations.at(0, 1) == Approx(-0.588).margin(5e-4));
    CHECK(result.correlations.at(0, 2) == Approx(-0.485).margin(5e-4));
    CHECK(result.correlations.at(1, 2) == Approx(0.993).margin(5e-4));
}

TEST_CASE("the calibration line of a thermometer (JCGM 100, H.3)") {
    const std::vector<double> t{21.521, 22.012, 22.512, 23.003, 23.507, 23.999, 24.513, 25.002, 25.503, 26.010, 26.511};
    const std::vector<double> b{-0.171, -0.169, -0.166, -0.159, -0.164, -0.165, -0.156, -0.157, -0.159, -0.161, -0.160};
    const auto fit = required(fit_line(t, b, 20));
    CHECK(fit.intercept == Approx(-0.17120379).margin(5e-9));
    CHECK(fit.intercept_uncertainty == Approx(0.00287760).margin(5e-9));
    CHECK(fit.slope == Approx(0.00218270).margin(5e-9));
    CHECK(fit.slope_uncertainty == Approx(0.00066794).margin(5e-9));
    CHECK(fit.correlation == Approx(-0.930430).margin(5e-7));
    CHECK(fit.residual_deviation == Approx(0.00349756).margin(5e-9));
    CHECK(fit.dof == 9);
    CHECK(fit.at(30).value == Approx(-0.14937681).margin(5e-9));
    CHECK(fit.at(30).standard_uncertainty == Approx(0.00413860).margin(5e-9));
    // The same prediction through a model of two correlated inputs.
    auto model =
        budget({stated("y1", fit.intercept, fit.intercept_uncertainty), stated("y2", fit.slope, fit.slope_uncertainty)},
               "y1 + y2*(30 - 20)");
    model.correlations = {{"y1", "y2", fit.correlation}};
    const auto result = gum_of(model);
    CHECK(result.value == Approx(-0.14937681).margin(5e-9));
    CHECK(result.standard_uncertainty == Approx(0.00413860).margin(5e-9));
    CHECK_FALSE(result.effective_dof);
    CHECK_FALSE(result.effective_dof_reason.empty());
    for (const auto& bad :
         {std::vector<double>{1, 2}, std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, std::nan("")}})
        CHECK_FALSE(fit_line(bad, bad, 0));
}

TEST_CASE("Welch-Satterthwaite gives the published degrees of freedom") {
    // Test suite of suncal: 0.57 (9) and 0.25 (infinite) give 12.8.
    CHECK(*gum_of(budget({stated("a", 0, 0.57, 9), stated("b", 0, 0.25)}, "a + b")).effective_dof ==
          Approx(12.8).margin(0.05));
    // X-ray example: 0.6967, 0.00494, 27.7, U95 0.0101.
    const auto result = gum_of(
        budget({stated("X1", 0.1820, 0.00093, 9), stated("X2", 0.1823, 0.00058, 19), stated("Yu", 0.6978, 0.0026, 19)},
               "X1/X2*Yu"));
    CHECK(result.value == Approx(0.6967).margin(5e-5));
    // The printed inputs have two digits of uncertainty; what follows from them exactly is the closed form of a
    // quotient, and the published figures lie within that rounding.
    const double a = std::pow(0.00093 / 0.1820, 2);
    const double b = std::pow(0.00058 / 0.1823, 2);
    const double c = std::pow(0.0026 / 0.6978, 2);
    CHECK(result.standard_uncertainty == Approx(0.1820 / 0.1823 * 0.6978 * std::sqrt(a + b + c)).epsilon(1e-13));
    CHECK(*result.effective_dof ==
          Approx((a + b + c) * (a + b + c) / (a * a / 9 + (b * b + c * c) / 19)).epsilon(1e-13));
    CHECK(result.standard_uncertainty == Approx(0.00494).margin(1e-5));
    CHECK(*result.effective_dof == Approx(27.7).margin(0.25));
    CHECK(result.expanded_uncertainty == Approx(0.0101).margin(5e-5));
}

TEST_CASE("the 10 kg weight (EA-4/02 S2), in milligrams") {
    const auto result = gum_of(budget({stated("mS", 10000005, 22.5), rectangular("dD", 0, 15), stated("dm", 20, 0),
                                       rectangular("c", 0, 25), rectangular("B", 0, 10), rectangular("x", 0, 10)},
                                      "mS + dD + dm + c + B + x", 0.9544997361036416));
    CHECK(result.value == 10000025);
    CHECK(result.standard_uncertainty == Approx(29.26175).margin(5e-6));
    CHECK(result.coverage_factor == Approx(2).epsilon(1e-12));
    CHECK(result.expanded_uncertainty == Approx(58.5235).margin(5e-5));
    CHECK(result.coverage_distribution == "normal");
}

TEST_CASE("the standard resistor (EA-4/02 S3)") {
    const auto ratio = required(observed_input("r", {1.0000104, 1.0000107, 1.0000106, 1.0000103, 1.0000105}));
    CHECK(ratio.standard_uncertainty == Approx(7.071e-8).margin(5e-12));
    const auto result = gum_of(
        budget({stated("RS", 10000.053, 0.0025), rectangular("dRD", 0.020, 0.010), rectangular("dRTS", 0, 2.75e-3),
                limited("rC", 1, Distribution::triangular, 1e-6), ratio, rectangular("dRTX", 0, 5.5e-3)},
               "(RS + dRD + dRTS)*rC*r - dRTX", 0.9544997361036416));
    CHECK(result.value == Approx(10000.178001).margin(5e-7));
    CHECK(result.standard_uncertainty * 1e3 == Approx(8.32791).margin(5e-6));
    CHECK(result.expanded_uncertainty * 1e3 == Approx(17).margin(0.5));
}

TEST_CASE("a dominating rectangular contribution gives its own coverage factor (EA-4/02 S9, S10)") {
    const auto dmm = budget(
        {stated("Vi", 100.1, 0), stated("Vs", 100.0, 0.001), rectangular("dVi", 0, 0.05), rectangular("dVs", 0, 0.011)},
        "Vi - Vs + dVi - dVs");
    const auto result = gum_of(dmm);
    CHECK(result.value == Approx(0.1).epsilon(1e-10));
    CHECK(result.standard_uncertainty == Approx(0.0295748).margin(5e-8));
    CHECK(result.coverage_factor == Approx(1.645448).margin(5e-7));
    CHECK(result.coverage_distribution == "rectangular");
    CHECK(result.expanded_uncertainty == Approx(0.05).margin(0.005));
    // S10: two rectangular contributions of 50 um and 25 um dominate, k = 1.83.
    const auto caliper =
        gum_of(budget({stated("ls", 0, 0.8), rectangular("li", 0, 25), rectangular("lm", 0, 50)}, "ls + li + lm"));
    CHECK(caliper.coverage_factor == Approx(1.83).margin(0.005));
    CHECK(caliper.coverage_distribution == "trapezoidal");
    // Asked for the interval that Monte Carlo examines, or when nothing dominates, it is the normal one.
    auto other = dmm;
    other.coverage_rule = CoverageRule::normal_or_t;
    CHECK(gum_of(other).coverage_factor == Approx(1.959964).margin(5e-7));
    other.coverage_rule = CoverageRule::automatic;
    other.monte_carlo = MonteCarloPlan{};
    CHECK(gum_of(other).coverage_factor == Approx(1.959964).margin(5e-7));
    other.coverage_rule = CoverageRule::dominant;
    CHECK(gum_of(other).coverage_factor == Approx(1.645448).margin(5e-7));
    CHECK(gum_of(budget({stated("a", 0, 1), rectangular("b", 0, 3)}, "a + b")).coverage_distribution == "normal");
}

TEST_CASE("thermal expansion and the Stefan-Boltzmann constant (NIST)") {
    // NIST TN 1900, example 13.
    const auto result = gum_of(budget({stated("L0", 1.4999, 1e-4, 3), stated("L1", 1.5021, 2e-4, 3),
                                       stated("T0", 288.15, 0.02, 3), stated("T1", 373.10, 0.05, 3)},
                                      "(L1 - L0)/(L0*(T1 - T0))"));
    CHECK(result.value == Approx(1.726621e-5).margin(5e-12));
    CHECK(result.standard_uncertainty == Approx(1.755477e-6).margin(5e-13));
    // NIST Uncertainty Machine manual: 5.67037e-8, 2.05e-13.
    const auto sigma = gum_of(budget(
        {stated("h", 6.62606957e-34, 2.9e-41), stated("R", 8.3144621, 7.5e-6), stated("Rinf", 10973731.568539, 5.5e-5),
         stated("Ae", 5.4857990946e-4, 2.2e-13), stated("alpha", 7.2973525698e-3, 2.4e-12)},
        "32*pi^5*h*R^4*Rinf^4/(15*(Ae*1e-3)^4*299792458^6*alpha^8)", 0.99));
    CHECK(sigma.value == Approx(5.67037e-8).margin(5e-14));
    CHECK(sigma.standard_uncertainty == Approx(2.05e-13).margin(5e-16));
}

TEST_CASE("full correlation adds linearly, and opposite contributions cancel") {
    auto b = budget({stated("a", 1, 3), stated("b", 2, 4)}, "a + b");
    b.correlations = {{"a", "b", 1}};
    CHECK(gum_of(b).standard_uncertainty == Approx(7).epsilon(1e-14));
    b.correlations = {{"b", "a", -0.5}};
    CHECK(gum_of(b).standard_uncertainty == Approx(std::sqrt(9 + 16 - 12.0)).epsilon(1e-14));
    auto c = budget({stated("a", 1, 3), stated("b", 2, 3)}, "a - b");
    c.correlations = {{"a", "b", 1}};
    CHECK(gum_of(c).standard_uncertainty == Approx(0).margin(1e-7));
}

TEST_CASE("correlations that cannot be are refused, also three that contradict each other") {
    auto b = budget({stated("a", 1, 1), stated("b", 1, 1), stated("c", 1, 1)}, "a + b + c");
    const auto refused = [&](std::vector<Correlation> correlations) {
        b.correlations = std::move(correlations);
        const auto result = evaluate_gum(b);
        return !result && result.error().where.rfind("/correlations", 0) == 0;
    };
    CHECK(refused({{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.9}}));
    CHECK(refused({{"a", "b", 1.0000001}}));
    CHECK(refused({{"a", "b", std::nan("")}}));
    CHECK(refused({{"a", "x", 0.5}}));
    CHECK(refused({{"a", "a", 1}}));
    CHECK(refused({{"a", "b", 0.5}, {"b", "a", 0.5}}));
    CHECK_FALSE(refused({{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", 0.9}}));
    CHECK_FALSE(refused({{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 1}}));
}

TEST_CASE("a budget is evaluated again at other estimates without reading it again") {
    const auto compiled =
        required(CompiledBudget::compile(budget({stated("S", 6.9, 0.01), stated("V", 25.8, 0.05)}, "S*(25/V)^2")));
    const std::vector<double> x{7.6, 26.4};
    const std::vector<double> u{0.02, 0.1};
    const auto again = required(compiled.evaluate(x, u)).outputs.front();
    // Closed form: relative variances add, the speed counts twice.
    CHECK(again.value == Approx(7.6 * 625 / (26.4 * 26.4)).epsilon(1e-14));
    CHECK(again.standard_uncertainty ==
          Approx(again.value * std::sqrt(std::pow(0.02 / 7.6, 2) + std::pow(2 * 0.1 / 26.4, 2))).epsilon(1e-13));
    CHECK_FALSE(compiled.evaluate(std::vector<double>{1}, u));
    CHECK_FALSE(compiled.evaluate(std::vector<double>{1, 0}, u));
    CHECK_FALSE(compiled.evaluate(x, std::vector<double>{-1, 1}));
}
