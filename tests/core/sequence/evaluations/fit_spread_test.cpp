// SPDX-License-Identifier: GPL-3.0-or-later
// Expected values are the closed forms of the orthogonal polynomials of N equally spaced points (for instance in
// Fisher and Yates, Statistical Tables): with z from the middle, p2 = z^2 - (N^2 - 1)/12, p3 = z^3 - z (3 N^2 - 7)/20,
// sum z^2 = N(N^2-1)/12, sum p2^2 = N(N^2-1)(N^2-4)/180, sum p3^2 = N(N^2-1)(N^2-4)(N^2-9)/2800.
#include "core/sequence/evaluations/braking/fit_spread.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace velocert::sequence {

TEST_CASE("the spread of a parabola at its end is that of the closed form") {
    for (const int count : {5, 8, 41}) {
        INFO(count);
        const double n = count;
        constexpr double amplitude = 0.01;
        std::vector<FitPoint> points;
        for (int i = 0; i < count; ++i) {
            const double z = i - (n - 1) / 2;
            // A parabola plus a part that no parabola takes up.
            const double x = i - (n - 1);
            const double y = 3 + 2 * x - 0.25 * x * x;
            points.push_back({x, y + amplitude * (z * z * z - z * (3 * n * n - 7) / 20)});
        }
        const auto fit = fit_quadratic(points);
        REQUIRE(fit);
        CHECK(fit->c1 == Approx(2).margin(1e-9));
        const auto spread = fit_spread(points, *fit);
        REQUIRE(spread);
        const double m = n * (n * n - 1);
        const double variance = amplitude * amplitude * m * (n * n - 4) * (n * n - 9) / 2800 / (n - 3);
        CHECK(spread->residual == Approx(std::sqrt(variance)));
        CHECK(spread->variance_c1 == Approx(variance * (12 / m + 180 * (n - 1) * (n - 1) / (m * (n * n - 4)))));
        CHECK(spread->variance_c2 == Approx(variance * 180 / (m * (n * n - 4))));
        CHECK(spread->covariance_c1_c2 == Approx(variance * (n - 1) * 180 / (m * (n * n - 4))));
        const double end = (n - 1) / 2;
        CHECK(spread->c1_shift == Approx(amplitude * (3 * end * end - (3 * n * n - 7) / 20)));
    }
}

TEST_CASE("points on a parabola have no spread, and too few have none to tell") {
    std::vector<FitPoint> points;
    for (int i = 0; i < 10; ++i) points.push_back({0.1 * i, 1 + i - 0.5 * i * i});
    const auto fit = fit_quadratic(points);
    REQUIRE(fit);
    CHECK(fit_spread(points, *fit)->residual == Approx(0).margin(1e-9));
    CHECK_FALSE(fit_spread(std::span(points).first(4), *fit));
    const std::vector<FitPoint> same(8, FitPoint{1, 1});
    CHECK_FALSE(fit_spread(same, *fit));
}

}  // namespace velocert::sequence
