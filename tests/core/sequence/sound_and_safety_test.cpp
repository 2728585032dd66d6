// SPDX-License-Identifier: GPL-3.0-or-later
// Levels without their background.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "core/sequence/evaluations/sound_level.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;

TEST_CASE("a level without its background is that of the tables", "[sound]") {
    // K1 of ISO 3746: 3 dB above 3.0, 4 dB 2.2, 5 dB 1.7, 6 dB 1.3, 8 dB 0.7, 10 dB 0.5 (rounded there).
    struct Row {
        double above;
        double correction;
    };
    for (const auto& row :
         {Row{3, 3.0}, Row{4, 2.2}, Row{5, 1.7}, Row{6, 1.3}, Row{7, 1.0}, Row{8, 0.7}, Row{9.9, 0.5}}) {
        CAPTURE(row.above);
        const auto alone = without_background(60 + row.above, 60, 3, 10);
        REQUIRE(alone);
        CHECK(60 + row.above - *alone == Approx(row.correction).margin(0.06));
    }
    CHECK(*without_background(75, 60, 3, 10) == 75);
    CHECK(*without_background(70, 60, 3, 10) == 70);
}

TEST_CASE("a level that is too close to its background cannot be corrected", "[sound]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const double level : {62.9, 60.0, 50.0}) {
        const auto alone = without_background(level, 60, 3, 10);
        REQUIRE_FALSE(alone);
        CHECK(alone.error() == Reason::background_too_high);
    }
    CHECK(without_background(60, 60, 0, 10).error() == Reason::background_too_high);
    CHECK(without_background(nan, 60, 3, 10).error() == Reason::value_not_finite);
    CHECK(without_background(60, nan, 3, 10).error() == Reason::value_not_finite);
    CHECK(without_background(infinite, 60, 3, 10).error() == Reason::value_not_finite);
}
