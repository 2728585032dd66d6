// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/distributions/coverage.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/metrology/uncertainty/distributions/distribution.h"

using namespace velocert::metrology;

TEST_CASE("t quantiles are those of the tables") {
    struct Row {
        double dof;
        double t;
    };
    for (const auto& row : {Row{1, 12.706205}, Row{2, 4.302653}, Row{3, 3.182446}, Row{4, 2.776445}, Row{5, 2.570582},
                            Row{9, 2.262157}, Row{10, 2.228139}, Row{16, 2.119905}, Row{20, 2.085963},
                            Row{30, 2.042272}, Row{50, 2.008559}, Row{100, 1.983972}}) {
        CAPTURE(row.dof);
        CHECK(t_quantile(0.975, row.dof) == Approx(row.t).margin(5.1e-7));
        CHECK(t_quantile(0.025, row.dof) == Approx(-row.t).margin(5.1e-7));
        CHECK(coverage_factor(0.95, row.dof) == Approx(row.t).margin(5.1e-7));
        CHECK(t_cdf(row.t, row.dof) == Approx(0.975).margin(1e-7));
    }
    // JCGM 100, table G.2, 95.45 %.
    for (const auto& row : {Row{1, 13.97}, Row{2, 4.53}, Row{3, 3.31}, Row{5, 2.65}, Row{8, 2.37}, Row{10, 2.28},
                            Row{20, 2.13}, Row{50, 2.05}}) {
        CAPTURE(row.dof);
        CHECK(coverage_factor(0.9545, row.dof) == Approx(row.t).margin(0.005));
    }
}

TEST_CASE("normal probabilities and quantiles are those computed to 40 digits with mpmath") {
    CHECK(normal_cdf(-3) == Approx(1.3498980316300945e-3).epsilon(1e-14));
    CHECK(normal_cdf(-8) == Approx(6.2209605742717841e-16).epsilon(1e-13));
    CHECK(normal_cdf(1) == Approx(0.84134474606854295).epsilon(1e-15));
    CHECK(normal_quantile(0.975) == Approx(1.9599639845400542).epsilon(1e-15));
    CHECK(normal_quantile(1e-10) == Approx(-6.3613409024040562).epsilon(1e-15));
    CHECK(coverage_factor(0.9544997361036416) == Approx(2).epsilon(1e-14));
    CHECK(normal_quantile(0.5) == 0);
}

TEST_CASE("quantile and probability undo each other, for any degrees of freedom") {
    for (const double dof : {0.5, 1.0, 1.5, 2.0, 3.7, 9.0, 50.0, 1000.0, 9999.0, 10001.0, 1e7})
        for (const double p : {1e-9, 1e-4, 0.01, 0.3, 0.5, 0.77, 0.999}) {
            CAPTURE(dof, p);
            CHECK(t_cdf(t_quantile(p, dof), dof) == Approx(p).epsilon(1e-9));
        }
}

TEST_CASE("fractional degrees of freedom are cut, never rounded up, below one they stay") {
    CHECK(coverage_factor(0.99, 16.99) == coverage_factor(0.99, 16));
    // A whole number that sums of quotients missed by their rounding is that number; anything less is less.
    for (const double missed : {std::nextafter(4.0, 0.0), 4 * (1 - 9e-10), 4 * (1 + 9e-10)})
        CHECK(coverage_factor(0.95, missed) == coverage_factor(0.95, 4));
    CHECK(coverage_factor(0.95, 4 * (1 - 1e-8)) == coverage_factor(0.95, 3));
    CHECK(coverage_factor(0.95, 0.9999999999999999) == coverage_factor(0.95, 1));
    CHECK(settled_dof(0.4) == 0.4);
    CHECK(settled_dof(1e16) == 1e16);
    CHECK(coverage_factor(0.99, 16.75) == Approx(2.92).margin(0.005));
    CHECK(coverage_factor(0.95, 0.6) > coverage_factor(0.95, 1));
    CHECK(std::isfinite(coverage_factor(0.95, 1e300)));
}

TEST_CASE("what has no quantile gives no number") {
    for (const double p : {0.0, 1.0, -0.1, 1.1, std::nan("")}) {
        CHECK(std::isnan(normal_quantile(p)));
        CHECK(std::isnan(t_quantile(p, 3)));
        CHECK(std::isnan(coverage_factor(p, 3)));
    }
    CHECK(std::isnan(t_quantile(0.9, 0)));
    CHECK(std::isnan(t_quantile(0.9, -1)));
    CHECK(std::isnan(t_cdf(1, std::nan(""))));
}

TEST_CASE("bounded distributions have the standard deviations and intervals of JCGM 101, 6.4") {
    const Limits limits{2, 0.5, 0.3};
    CHECK(standard_deviation(Distribution::rectangular, limits) == Approx(2 / std::sqrt(3.0)));
    CHECK(standard_deviation(Distribution::triangular, limits) == Approx(2 / std::sqrt(6.0)));
    CHECK(standard_deviation(Distribution::trapezoidal, limits) == Approx(2 * std::sqrt(1.25 / 6)));
    CHECK(standard_deviation(Distribution::arcsine, limits) == Approx(2 / std::sqrt(2.0)));
    CHECK(standard_deviation(Distribution::curvilinear_trapezoid, limits) == Approx(std::sqrt(4.0 / 3 + 0.01)));
    CHECK(half_interval(Distribution::rectangular, limits, 0.95) == Approx(1.9));
    CHECK(half_interval(Distribution::triangular, limits, 0.75) == Approx(1.0));
    CHECK(half_interval(Distribution::arcsine, limits, 0.5) == Approx(std::sqrt(2.0)));
    // A trapezoid of beta 0 is the triangle, of beta 1 the rectangle; a curvilinear one of d 0 the rectangle.
    for (const double p : {0.1, 0.5, 0.95}) {
        CHECK(half_interval(Distribution::trapezoidal, {2, 0, 0}, p) ==
              Approx(half_interval(Distribution::triangular, limits, p)));
        CHECK(half_interval(Distribution::trapezoidal, {2, 1, 0}, p) == Approx(2 * p));
        CHECK(half_interval(Distribution::curvilinear_trapezoid, {2, 0, 0}, p) == Approx(2 * p));
    }
    for (const auto d : {Distribution::normal, Distribution::t, Distribution::rectangular, Distribution::triangular,
                         Distribution::trapezoidal, Distribution::arcsine, Distribution::curvilinear_trapezoid})
        CHECK(parse_distribution(name(d)) == d);
    CHECK_FALSE(parse_distribution("uniform"));
}
