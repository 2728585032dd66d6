// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/deceleration_chart.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace velocert;
using namespace velocert::reports;

namespace {

// 7 m/s until 0.5 s, then 4 m/s2 to standstill at 2.25 s: v^2 = 49 - 8 s from the trigger.
RideTrace even_stop() {
    RideTrace trace;
    for (int i = 0; i <= 225; ++i) {
        const double t = 0.01 * i;
        const double braking = std::max(0.0, t - 0.5);
        trace.points.push_back(
            {t, 7 * std::min(t, 0.5) + 7 * braking - 2 * braking * braking, 3.6 * (7 - 4 * braking)});
    }
    trace.trigger_m = 3.5;
    return trace;
}

standards::Step with_band() {
    standards::Step step;
    step.parameters["mfdd_from"].value = metrology::WrittenQuantity::parse("80 %").value();
    step.parameters["mfdd_to"].value = metrology::WrittenQuantity::parse("10 %").value();
    return step;
}

sequence::StepResult result() {
    sequence::StepResult out;
    out.values = {{"speed", {metrology::Kind::speed, 25'200'000}}, {"mfdd", {metrology::Kind::acceleration, 4000}}};
    return out;
}

}  // namespace

TEST_CASE("an even deceleration is drawn as a level line from the trigger on", "[charts]") {
    const auto stop = result();
    const Chart chart = deceleration_chart({"题", "Title"}, with_band(), even_stop(), &stop);
    REQUIRE(chart.series.size() == 1);
    const auto& points = chart.series.front().points;
    REQUIRE(points.size() > 100);
    for (const auto& point : points) {
        CHECK(point.x >= 0);
        // The first window still holds some of the approach.
        if (point.x > 0.7) CHECK(point.y == Approx(4));
    }
    REQUIRE(chart.lines.size() == 1);
    CHECK(chart.lines.front().at == Approx(4));
    CHECK(chart.lines.front().value == "4.00 m/s²");
    // 0.8 and 0.1 of 7 m/s lie at (49 - 31.36) / 8 and (49 - 0.49) / 8 m; the trace shows them to one frame.
    REQUIRE(chart.bands.size() == 1);
    CHECK(chart.bands.front().from == Approx(2.205).margin(0.06));
    CHECK(chart.bands.front().to == Approx(6.064).margin(0.06));
    CHECK(chart.summary.en.find("4.00 m/s²") != std::string::npos);
    CHECK(chart.summary.zh.find("4.00 m/s²") != std::string::npos);
}

TEST_CASE("without a trigger, a result or a band only what is known is drawn", "[charts]") {
    RideTrace waiting = even_stop();
    waiting.trigger_m.reset();
    const auto stop = result();
    CHECK(deceleration_chart({"题", "Title"}, with_band(), waiting, &stop).empty());
    CHECK(deceleration_chart({"题", "Title"}, with_band(), waiting, &stop).lines.empty());
    const Chart plain = deceleration_chart({"题", "Title"}, with_band(), even_stop(), nullptr);
    CHECK(plain.lines.empty());
    CHECK_FALSE(plain.empty());
    const Chart no_band = deceleration_chart({"题", "Title"}, {}, even_stop(), &stop);
    CHECK(no_band.lines.size() == 1);
    CHECK(no_band.bands.empty());
    CHECK(deceleration_chart({"题", "Title"}, with_band(), {}, &stop).empty());
    auto gaps = even_stop();
    for (auto& point : gaps.points) point.speed_kmh = std::nan("");
    CHECK(deceleration_chart({"题", "Title"}, with_band(), gaps, &stop).empty());
}

TEST_CASE("the mean that is written down stands inside the picture, also where the curve never reaches it", "[charts]") {
    for (const int mean : {1000, 4000, 9000}) {
        auto stop = result();
        stop.values.back().value = {metrology::Kind::acceleration, mean};
        const Chart chart = deceleration_chart({"题", "Title"}, with_band(), even_stop(), &stop);
        REQUIRE(chart.lines.size() == 1);
        CHECK(chart.lines.front().at < y_range(chart).to);
        CHECK(chart.lines.front().at > y_range(chart).from);
        CHECK(y_range(chart).to > 4);
    }
}
