// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/calibration.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace velocert;
using namespace velocert::metrology;

namespace {

AnyQuantity metres(std::int64_t micrometres) { return {Kind::length, micrometres}; }

/// Corrections of 1 mm, 10 mm and 50 mm at 1 m, 10 m and 100 m; U = 1 mm, 5 mm, 20 mm.
Calibration path() {
    Calibration out;
    out.measurand = Measurand::distance;
    out.points = {{metres(1'000'000), metres(1'000), metres(1'000)},
                  {metres(10'000'000), metres(10'000), metres(5'000)},
                  {metres(100'000'000), metres(50'000), metres(20'000)}};
    out.range_low = metres(0);
    out.range_high = metres(200'000'000);
    return out;
}

}  // namespace

TEST_CASE("a correction is that of the point, linear between points, and the outermost one's beyond them",
          "[calibration]") {
    struct Row {
        std::int64_t at;
        std::int64_t correction;
    };
    // Straight lines through the points, worked out by hand: at 5.5 m half way from 1 mm to 10 mm; at 32.5 m a quarter
    // of the way from 10 mm to 50 mm.
    for (const auto& row : {Row{1'000'000, 1'000}, Row{10'000'000, 10'000}, Row{100'000'000, 50'000},
                            Row{5'500'000, 5'500}, Row{32'500'000, 20'000}, Row{0, 1'000}, Row{200'000'000, 50'000},
                            Row{1'000'001, 1'000}, Row{9'999'999, 10'000}}) {
        CAPTURE(row.at);
        const auto correction = correction_at(path(), metres(row.at));
        REQUIRE(correction);
        CHECK(correction->base() == row.correction);
    }
}

TEST_CASE("a correction is rounded once, half to even", "[calibration]") {
    Calibration two;
    two.points = {{metres(0), metres(0), metres(1)}, {metres(4), metres(2), metres(1)}};
    two.range_low = metres(0);
    two.range_high = metres(4);
    // 0, 0.5, 1, 1.5, 2
    const std::int64_t expected[] = {0, 0, 1, 2, 2};
    for (std::int64_t at = 0; at <= 4; ++at) CHECK(correction_at(two, metres(at))->base() == expected[at]);
}

TEST_CASE("outside the range, for another kind and without points there is neither correction nor uncertainty",
          "[calibration]") {
    for (const auto& at : {metres(-1), metres(200'000'001), AnyQuantity(Kind::mass, 5),
                           metres(std::numeric_limits<std::int64_t>::min())}) {
        CHECK_FALSE(correction_at(path(), at));
        CHECK_FALSE(calibration_uncertainty(path(), at));
    }
    CHECK_FALSE(path_correction(path(), metres(200'000'001)));
    CHECK_FALSE(path_correction(path(), metres(-200'000'001)));
    CHECK_FALSE(path_correction(path(), metres(std::numeric_limits<std::int64_t>::min())));
    Calibration none = path();
    none.points.clear();
    CHECK_FALSE(correction_at(none, metres(1)));
    CHECK_FALSE(path_correction(none, metres(1)));
}

TEST_CASE("the correction of a path is in proportion to it below the first point and beyond the last",
          "[calibration]") {
    struct Row {
        std::int64_t path;
        std::int64_t correction;
    };
    // 1 mm in 1 m: a tenth of it at 0.1 m. 50 mm in 100 m: twice as much at 200 m. Between points as before.
    for (const auto& row : {Row{0, 0}, Row{100'000, 100}, Row{-100'000, -100}, Row{1'000'000, 1'000},
                            Row{5'500'000, 5'500}, Row{-5'500'000, -5'500}, Row{200'000'000, 100'000}}) {
        CAPTURE(row.path);
        const auto correction = path_correction(path(), metres(row.path));
        REQUIRE(correction);
        CHECK(correction->base() == row.correction);
    }
}

TEST_CASE("the uncertainty is the larger neighbour's, divided by k and never rounded down", "[calibration]") {
    struct Row {
        base::Decimal factor;
        std::int64_t at;
        std::int64_t uncertainty;
    };
    // 5 mm / 2, 5 mm / 3 rounded up, 20 mm / 1.96 = 10204.08... um rounded up.
    for (const auto& row :
         {Row{{2, 0}, 10'000'000, 2'500}, Row{{2, 0}, 5'000'000, 2'500}, Row{{3, 0}, 10'000'000, 1'667},
          Row{{196, 2}, 50'000'000, 10'205}, Row{{200, 2}, 1'000'000, 500}}) {
        Calibration calibration = path();
        calibration.coverage_factor = row.factor;
        const auto uncertainty = calibration_uncertainty(calibration, metres(row.at));
        REQUIRE(uncertainty);
        CHECK(uncertainty->base() == row.uncertainty);
    }
    Calibration bad = path();
    for (const auto& factor : {base::Decimal(0, 0), base::Decimal(-2, 0), base::Decimal(1, 18)}) {
        bad.coverage_factor = factor;
        CHECK_FALSE(calibration_uncertainty(bad, metres(1'000'000)));
    }
}

TEST_CASE("an uncertainty stated as a share of the indication counts where it is the larger one", "[calibration]") {
    Calibration calibration = path();
    calibration.relative_expanded_uncertainty = Ratio::from_base(1'000'000);  // 0.1 %
    // 0.1 % of 7 m is 7 mm, more than the 5 mm of the points around it; of 0.5 m it is 0.5 mm, less than 1 mm.
    CHECK(calibration_uncertainty(calibration, metres(7'000'000))->base() == 3'500);
    CHECK(calibration_uncertainty(calibration, metres(500'000))->base() == 500);
    // 0.1 % of 7000001 um is 7000.001 um: up to 7001, and its half up to 3501.
    CHECK(calibration_uncertainty(calibration, metres(7'000'001))->base() == 3'501);
}

TEST_CASE("a difference of temperatures is not printed in degrees Celsius", "[calibration]") {
    CHECK(difference_text({Kind::temperature, 300}) == "300 mK");
    CHECK(difference_text({Kind::mass, -20'000}) == "-0.02 kg");
}
