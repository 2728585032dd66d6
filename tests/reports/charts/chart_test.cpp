// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace velocert::reports;

TEST_CASE("an axis shows everything that is drawn on it", "[charts]") {
    Chart chart;
    chart.series.push_back({{}, ChartRole::measured, {{0, 5}, {4, 25}}});
    chart.lines.push_back({Direction::vertical, 7, ChartRole::limit, {}});
    chart.bands.push_back({Direction::horizontal, 23.5, 26.5, ChartRole::gate, {}});
    chart.markers.push_back({{-1, 2}, ChartRole::result, {}});
    const ChartRange x = x_range(chart);
    const ChartRange y = y_range(chart);
    CHECK(x.from < -1);
    CHECK(x.to > 7);
    CHECK(y.from < 2);
    CHECK(y.to > 26.5);
}

TEST_CASE("a range given for an axis is kept", "[charts]") {
    Chart chart;
    chart.series.push_back({{}, ChartRole::measured, {{0, 5}, {4, 25}}});
    chart.x.from = -3;
    chart.x.to = 8;
    CHECK(x_range(chart).from == -3);
    CHECK(x_range(chart).to == 8);
}

TEST_CASE("an axis has an extent whatever is on it", "[charts]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<std::vector<ChartPoint>> cases = {
        {}, {{3, 3}}, {{nan, nan}}, {{infinity, -infinity}}, {{2, nan}}};
    for (const auto& points : cases) {
        Chart chart;
        chart.series.push_back({{}, ChartRole::measured, points});
        CHECK(x_range(chart).from < x_range(chart).to);
        CHECK(y_range(chart).from < y_range(chart).to);
    }
}

TEST_CASE("a chart is empty when no series has a point", "[charts]") {
    Chart chart;
    CHECK(chart.empty());
    chart.series.push_back({{}, ChartRole::measured, {}});
    chart.lines.push_back({Direction::vertical, 7, ChartRole::limit, {}});
    CHECK(chart.empty());
    chart.series.push_back({{}, ChartRole::second, {{0, 0}}});
    CHECK_FALSE(chart.empty());
}

TEST_CASE("a bilingual text prints one language or both, and never a gap for a missing side", "[charts]") {
    const Bilingual both{"距离", "Distance"};
    CHECK(print(both, Language::zh) == "距离");
    CHECK(print(both, Language::en) == "Distance");
    CHECK(print(both, Language::both) == "距离 Distance");
    const Bilingual only_zh{"VIRTUAL-150", ""};
    CHECK(print(only_zh, Language::en) == "VIRTUAL-150");
    CHECK(print(only_zh, Language::both) == "VIRTUAL-150");
    const Bilingual only_en{"", "Distance"};
    CHECK(print(only_en, Language::zh) == "Distance");
    CHECK(print(Bilingual{"7 m", "7 m"}, Language::both) == "7 m");
}
