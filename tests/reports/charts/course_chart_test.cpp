// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/course_chart.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace velocert::reports;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

Course speed(std::vector<ChartPoint> points) { return {{{"速度", "Speed"}, "km/h"}, std::move(points)}; }

}  // namespace

TEST_CASE("a course shows all its values, and the lines that stand beside them", "[charts]") {
    auto chart = course_chart(plain("t"), speed({{0, 10}, {1, 24}, {2, gap}, {3, 20}}), true);
    CHECK(chart.x.from == 0);
    CHECK(chart.x.to == 3);
    CHECK(chart.y.from == 0);
    CHECK(chart.y.to == 24);
    chart.lines.push_back({Direction::horizontal, 25, ChartRole::limit, {"限值", "limit"}, "25 km/h"});
    chart.lines.push_back({Direction::vertical, 1.5, ChartRole::event, {"断电", "Cut off"}});
    close_course(chart, {"速度随时间变化曲线", "Speed over time"});
    CHECK(chart.y.to > 25);
    CHECK(chart.y.from == 0);
    CHECK(chart.summary.en == "Speed over time. limit 25 km/h. Cut off.");
    CHECK(chart.summary.zh == "速度随时间变化曲线。限值 25 km/h。断电。");
}

TEST_CASE("a course that is negative, flat or empty keeps axes of some extent", "[charts]") {
    auto below = course_chart(plain("t"), speed({{0, -2}, {1, 4}}), true);
    close_course(below, plain("w"));
    CHECK(below.y.from < -2);
    auto flat = course_chart(plain("t"), speed({{5, 7}}), false);
    close_course(flat, plain("w"));
    CHECK(flat.x.to > flat.x.from);
    CHECK(flat.y.to > 7);
    CHECK(flat.y.from < 7);
    auto nothing = course_chart(plain("t"), speed({}), true);
    nothing.lines.push_back({Direction::horizontal, 25, ChartRole::limit, {"限值", "limit"}});
    close_course(nothing, plain("w"));
    CHECK(nothing.empty());
}

TEST_CASE("a crossing is found between two points, upwards or downwards, from a time on", "[charts]") {
    const std::vector<ChartPoint> ride{{0, 0}, {10, 20}, {20, 30}, {30, 20}, {40, 30}};
    struct Row {
        double level;
        bool up;
        double from;
        double at;  ///< NaN: none
    };
    for (const auto& row : {Row{10, true, 0, 5}, Row{25, true, 0, 15}, Row{25, false, 0, 25}, Row{25, true, 16, 35},
                            Row{25, true, 21, 35}, Row{31, true, 0, gap}, Row{-1, false, 0, gap},
                            Row{25, false, 31, gap}, Row{20, true, 0, 10}}) {
        CAPTURE(row.level, row.up, row.from);
        const auto found = crossing(ride, row.level, row.up, row.from);
        CHECK(found.has_value() == !std::isnan(row.at));
        if (found) CHECK(*found == Approx(row.at));
    }
    CHECK_FALSE(crossing({}, 1, true, 0));
}

TEST_CASE("the last fall to a level is found, up to a time where one is given", "[charts]") {
    const std::vector<ChartPoint> current{{0, 0}, {10, 20}, {20, 0}, {30, 20}, {40, 0}, {50, 10}};
    struct Row {
        double level;
        std::optional<double> until;
        double at;  ///< NaN: none
    };
    for (const auto& row : {Row{10, {}, 35}, Row{10, 35, 35}, Row{10, 34.9, 15}, Row{10, 14.9, gap}, Row{0, {}, 40},
                            Row{20, {}, gap}, Row{21, {}, gap}, Row{-1, {}, gap}}) {
        CAPTURE(row.level, row.until.value_or(-1));
        const auto found = last_fall_to(current, row.level, row.until);
        CHECK(found.has_value() == !std::isnan(row.at));
        if (found) CHECK(*found == Approx(row.at));
    }
    CHECK_FALSE(last_fall_to({}, 1, {}));
}

TEST_CASE("positions stand about their reference, with the circle of their RMS", "[charts]") {
    const std::vector<ChartPoint> offsets{{3, 0}, {0, 4}, {-3, 0}, {0, -4}};
    const auto chart = position_chart(plain("t"), offsets, 3.5355, "3.54 m", {"参考点", "reference point"});
    CHECK(chart.markers.size() == 5);
    // Words at the reference would lie under the positions: the axis says from where they count.
    for (const auto& marker : chart.markers) CHECK(marker.label.zh.empty());
    CHECK(chart.x.quantity.zh == "偏东（距参考点）");
    CHECK(chart.x.quantity.en == "East of the reference point");
    REQUIRE(chart.series.size() == 2);
    for (const auto& half : chart.series)
        for (const auto& point : half.points) CHECK(std::hypot(point.x, point.y) == Approx(3.5355));
    CHECK(chart.series[0].points[45].y > 0);
    CHECK(chart.series[1].points[45].y < 0);
    CHECK(chart.series[1].name.zh.empty());
    CHECK(chart.y.to == -chart.y.from);
    CHECK(chart.y.to > 4);
    CHECK_THAT(chart.summary.en, Catch::Contains("4 in all") && Catch::Contains("Horizontal RMS 3.54 m"));
    // Without a figure there is no circle, and without positions nothing at all.
    CHECK(position_chart(plain("t"), offsets, {}, {}, plain("r")).series.empty());
    const auto nothing = position_chart(plain("t"), {}, 1.0, "1 m", plain("r"));
    CHECK(nothing.markers.empty());
    CHECK_THAT(nothing.summary.en, Catch::Contains("No position"));
}

TEST_CASE("many positions are thinned evenly, and the words say so", "[charts]") {
    std::vector<ChartPoint> offsets;
    for (int i = 0; i < 1000; ++i) offsets.push_back({i * 0.001, 0});
    const auto chart = position_chart(plain("t"), offsets, {}, {}, {"参考点", "reference point"});
    CHECK(chart.markers.size() <= most_positions + 1);
    CHECK(chart.markers.size() > most_positions / 2);
    CHECK_THAT(chart.summary.en, Catch::Contains("1000 in all") && Catch::Contains("evenly chosen"));
    // Exactly as many as fit are all drawn.
    offsets.resize(most_positions);
    CHECK(position_chart(plain("t"), offsets, {}, {}, plain("r")).markers.size() == most_positions + 1);
}
