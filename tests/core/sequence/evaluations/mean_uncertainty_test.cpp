// SPDX-License-Identifier: GPL-3.0-or-later
// Student factors are those of JCGM 100:2008, table G.2 (p = 95 %), to its digits.
#include "core/sequence/judging/mean_uncertainty.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace velocert::sequence {
namespace {

std::optional<MeanUncertainty> of(const std::vector<std::int64_t>& values, double common,
                                  std::optional<double> dof = {}) {
    return mean_uncertainty(values, common, dof, 0.95);
}

}  // namespace

TEST_CASE("the scatter of runs alone is s over root n with Student's factor") {
    // 1 to 5 m: s^2 = 2.5 m2, s/root 5 = 0.70711 m.
    const auto mean = of({1'000'000, 2'000'000, 3'000'000, 4'000'000, 5'000'000}, 0);
    REQUIRE(mean);
    CHECK(mean->standard_uncertainty == 707'107);
    CHECK(mean->effective_dof == Approx(4));
    CHECK(mean->coverage_factor.to_double() == Approx(2.78).margin(0.005));
}

TEST_CASE("what runs have in common is not divided by their number") {
    const auto even = of({6'500'000, 6'500'000, 6'500'000}, 12'345);
    REQUIRE(even);
    CHECK(even->standard_uncertainty == 12'345);
    CHECK_FALSE(even->effective_dof);
    CHECK(even->coverage_factor.to_double() == Approx(1.96).margin(0.0005));
    // Nearly equal parts: root 2 of each, and a little more than 4 x 4 degrees of freedom (table G.2: 2.12 for 16).
    const auto both = of({1'000'000, 2'000'000, 3'000'000, 4'000'000, 5'000'000}, 710'000);
    REQUIRE(both);
    CHECK(both->standard_uncertainty == 1'002'048);
    CHECK(both->effective_dof == Approx(16.131469));
    CHECK(both->coverage_factor.to_double() == Approx(2.12).margin(0.005));
    // The common part may have few degrees of freedom itself: two equal parts of 5 and 4 have 1 / (1/20 + 1/16) = 8.9
    // (2.31 for 8).
    CHECK(of({1'000'000, 2'000'000, 3'000'000, 4'000'000, 5'000'000}, 707'106.781, 5.0)->coverage_factor.to_double() ==
          Approx(2.31).margin(0.005));
}

TEST_CASE("one run has no scatter to tell, and no uncertainty is none") {
    CHECK_FALSE(of({}, 1));
    CHECK_FALSE(of({1'000'000}, 1));
    CHECK_FALSE(of({1, 2}, -1));
    CHECK_FALSE(of({1, 2}, std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace velocert::sequence
