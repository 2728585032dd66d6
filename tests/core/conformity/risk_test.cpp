// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/risk.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/metrology/uncertainty/distributions/coverage.h"

using namespace velocert::conformity;
using velocert::metrology::normal_cdf;
using velocert::metrology::normal_quantile;
using velocert::metrology::t_cdf;
using velocert::metrology::t_quantile;

TEST_CASE("the risk at the acceptance limit follows from r and k") {
    // ILAC-G8:09/2019, table 1, with k = 2; figures computed apart from this program.
    struct Row {
        double r;
        double k;
        double risk;
        double margin;
    };
    for (const auto& row :
         {Row{0, 2, 0.5, 0}, Row{0.5, 2, 0.158655, 5e-7}, Row{0.83, 2, 0.048457, 5e-7}, Row{1, 2, 0.022750, 5e-7},
          Row{1.5, 2, 0.001350, 5e-7}, Row{3, 2, 9.866e-10, 5e-14}, Row{1, 1.96, 0.025, 5e-6}}) {
        CAPTURE(row.r, row.k);
        CHECK(*risk_at_acceptance_limit(row.r, row.k) == Approx(row.risk).margin(row.margin));
    }
}

TEST_CASE("the guard band for a risk is found back") {
    CHECK(*guard_fraction_for(0.05, 2) == Approx(0.822427).margin(5e-7));
    CHECK(*guard_fraction_for(0.025, 2) == Approx(0.979982).margin(5e-7));
    CHECK(*guard_fraction_for(0.01, 2) == Approx(1.163174).margin(5e-7));
    CHECK(*guard_fraction_for(0.5, 2) == 0);
}

TEST_CASE("the global risk agrees with the published table at a test uncertainty ratio of 4") {
    // Draft RP-19 table, in percent; the measurement's coverage there is the in-tolerance probability itself, so that
    // u = 1 / (4 z) of half the tolerance with z its quantile.
    struct Row {
        double in_tolerance;
        double percent;
    };
    for (const auto& row : {Row{0.60, 4.838603}, Row{0.70, 3.922341}, Row{0.80, 2.855831}, Row{0.90, 1.599953},
                            Row{0.95, 0.871010}, Row{0.99, 0.199917}}) {
        CAPTURE(row.in_tolerance);
        const double z = normal_quantile((1 + row.in_tolerance) / 2);
        const auto risk = global_risk({row.in_tolerance, 0.25 / z, 0});
        REQUIRE(risk);
        CHECK(100 * risk->consumer == Approx(row.percent).margin(1.1e-6));
    }
}

TEST_CASE("a guard band moves the risk from the consumer to the producer") {
    double consumer = 1;
    double producer = 0;
    for (const double w : {0.0, 0.05, 0.1, 0.2, 0.5}) {
        const auto risk = global_risk({0.9, 0.1, w});
        REQUIRE(risk);
        CHECK(risk->consumer < consumer);
        CHECK(risk->producer > producer);
        consumer = risk->consumer;
        producer = risk->producer;
    }
}

TEST_CASE("the global risks add up to what is rejected and what is out of tolerance") {
    // Measured values are normal with variance spread^2 + u^2: P(accepted) = in tolerance - producer + consumer.
    for (const double u : {0.0005, 0.02, 0.3, 2.0}) {
        for (const double w : {0.0, 0.25}) {
            CAPTURE(u, w);
            const double in_tolerance = 0.85;
            const auto risk = global_risk({in_tolerance, u, w});
            REQUIRE(risk);
            const double spread = 1 / normal_quantile((1 + in_tolerance) / 2);
            const double accepted = std::erf((1 - w) / std::hypot(spread, u) / std::numbers::sqrt2);
            CHECK(in_tolerance - risk->producer + risk->consumer == Approx(accepted).margin(1e-9));
        }
    }
}

TEST_CASE("risk figures that mean nothing are refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double bad : {-0.1, nan}) {
        CHECK_FALSE(risk_at_acceptance_limit(bad, 2));
        CHECK_FALSE(risk_at_acceptance_limit(1, bad));
        CHECK_FALSE(guard_fraction_for(bad, 2));
        CHECK_FALSE(guard_fraction_for(0.05, bad));
        CHECK_FALSE(global_risk({bad, 0.1, 0}));
        CHECK_FALSE(global_risk({0.9, bad, 0}));
        CHECK_FALSE(global_risk({0.9, 0.1, bad}));
    }
    CHECK_FALSE(guard_fraction_for(0, 2));
    CHECK_FALSE(guard_fraction_for(0.51, 2));
    CHECK_FALSE(global_risk({1, 0.1, 0}));
    CHECK_FALSE(global_risk({0.9, 0, 0}));
    CHECK_FALSE(global_risk({0.9, 0.1, 1}));
}
