// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/dispersion.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "core/metrology/uncertainty/distributions/coverage.h"
#include "tests/core/conformity/conformity_samples.h"

using namespace velocert;
using namespace velocert::conformity;
using base::Decimal;
using velocert::metrology::normal_cdf;
using velocert::metrology::normal_quantile;
using velocert::metrology::t_cdf;
using velocert::metrology::t_quantile;

TEST_CASE("the normal distribution and its quantile agree with tables and with each other") {
    // Abramowitz and Stegun, table 26.1 and 26.6.
    CHECK(normal_cdf(0) == 0.5);
    CHECK(normal_cdf(1) == Approx(0.841344746068543).epsilon(1e-14));
    CHECK(normal_cdf(-3) == Approx(0.001349898031630).epsilon(1e-12));
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(0.05) == Approx(-1.644853626951472).epsilon(1e-14));
    CHECK(normal_quantile(0.5) == 0);
    for (const double p : {1e-9, 0.001, 0.3, 0.7}) CHECK(normal_cdf(normal_quantile(p)) == Approx(p).epsilon(1e-12));
    for (const double p : {0.0, 1.0, -1.0, std::nan("")}) CHECK(std::isnan(normal_quantile(p)));
}

TEST_CASE("Student's t agrees with its closed forms and the tables") {
    // One and two degrees of freedom have elementary distribution functions.
    for (const double x : {-40.0, -1.5, 0.0, 0.7, 12.0}) {
        CAPTURE(x);
        CHECK(t_cdf(x, 1) == Approx(0.5 + std::atan(x) / std::numbers::pi).epsilon(1e-12));
        CHECK(t_cdf(x, 2) == Approx(0.5 + x / (2 * std::sqrt(2 + x * x))).epsilon(1e-12));
    }
    struct Row {
        double dof;
        double quantile;
    };
    // t(0.975), printed in every table of the distribution.
    for (const auto& row : {Row{1, 12.706205}, Row{2, 4.302653}, Row{3, 3.182446}, Row{4, 2.776445}, Row{5, 2.570582},
                            Row{9, 2.262157}, Row{10, 2.228139}, Row{16, 2.119905}, Row{20, 2.085963},
                            Row{30, 2.042272}, Row{50, 2.008559}, Row{100, 1.983972}}) {
        CAPTURE(row.dof);
        CHECK(t_quantile(0.975, row.dof) == Approx(row.quantile).margin(5e-7));
        CHECK(t_quantile(0.025, row.dof) == Approx(-row.quantile).margin(5e-7));
    }
    CHECK(t_quantile(0.975, 1e9) == Approx(normal_quantile(0.975)).epsilon(1e-7));
    CHECK(std::isnan(t_cdf(1, 0)));
    CHECK(std::isnan(t_cdf(std::nan(""), 3)));
    CHECK(std::isnan(t_quantile(0.5, -1)));
    CHECK(std::isnan(t_quantile(1, 3)));
}

TEST_CASE("a dispersion needs an uncertainty that is one") {
    CHECK_FALSE(Dispersion::of(measured("1 m")));
    CHECK_FALSE(Dispersion::of(measured("1 m", "0 m")));
    CHECK_FALSE(Dispersion::of(measured("1 m", "-1 m")));
    CHECK_FALSE(Dispersion::of(measured("1 m", "1 kg")));
    auto measurement = measured("1 m", "1 m");
    CHECK(Dispersion::of(measurement));
    for (const int dof : {0, -3}) {
        measurement.effective_dof = Decimal(dof, 0);
        CHECK_FALSE(Dispersion::of(measurement));
    }
    measurement.effective_dof.reset();
    measurement.sample = metrology::SampledDistribution::described(1'000'000, 1);  // as read from a record
    CHECK_FALSE(Dispersion::of(measurement));
}

TEST_CASE("few degrees of freedom spread the probability as the t distribution does") {
    // One degree of freedom: 1/2 + atan(1)/pi = 3/4; two: 1/2 + 1/(2 sqrt 3) = 0.788675.
    auto measurement = measured("24.8 km/h", "0.2 km/h");
    const auto upper = std::optional<base::Wide>(quantity_of("25 km/h").base());
    measurement.effective_dof = Decimal(1, 0);
    CHECK(Dispersion::of(measurement)->probability_between({}, upper)->text() == "0.75000");
    CHECK(Dispersion::of(measurement)->probability_between(upper, {})->text() == "0.25000");
    const auto lower = std::optional<base::Wide>(quantity_of("24.6 km/h").base());
    CHECK(Dispersion::of(measurement)->probability_between(lower, upper)->text() == "0.50000");
    measurement.effective_dof = Decimal(2, 0);
    CHECK(Dispersion::of(measurement)->probability_between({}, upper)->text() == "0.78868");
}

TEST_CASE("a sample counts, and both limits belong to the permitted side") {
    auto measurement = measured("10 mm");
    measurement.sample =
        *metrology::SampledDistribution::of({10'004, 10'001, 10'002, 10'003, 10'005, 10'006, 10'007, 10'008}, 8, 1);
    const auto p = [&](std::optional<base::Wide> lower, std::optional<base::Wide> upper) {
        return Dispersion::of(measurement)->probability_between(lower, upper)->text();
    };
    CHECK(p({}, 10'008) == "1.00000");
    CHECK(p({}, 10'003) == "0.37500");
    CHECK(p(10'003, {}) == "0.75000");
    CHECK(p(10'003, 10'003) == "0.12500");
    CHECK(p(10'009, {}) == "0.00000");
    CHECK(p(10'005, 10'004) == "0.00000");
}
