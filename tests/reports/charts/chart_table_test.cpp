// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_table.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace velocert::reports;

namespace {

constexpr double everywhere = std::numeric_limits<double>::infinity();
constexpr ChartRange all{-everywhere, everywhere};

/// A ride that comes to stand: six points, the limit at 7 m, which it does not reach, and the result at 4.5 m.
Chart stopping() {
    Chart chart;
    chart.x = {{"距离", "Distance"}, "m", -1, 8};
    chart.y = {{"速度", "Speed"}, "km/h"};
    ChartSeries speed;
    speed.name = {"速度", "Speed"};
    speed.points = {{-3, 25.1}, {0, 25.4}, {2, 16}, {4, 7.5}, {5, 0}, {5.5, 0}};
    speed.digits = {"25.1", "25.4", "16.0", "7.5", "0.0", "0.0"};
    chart.series.push_back(std::move(speed));
    chart.bands.push_back(
        {Direction::horizontal, 23.5, 26.5, ChartRole::gate, {"初速度", "Speed at onset"}, "25 ± 1.5"});
    chart.bands.push_back({Direction::vertical, 7, everywhere, ChartRole::limit, {"", "beyond"}});
    chart.bands.push_back({Direction::vertical, 7, everywhere, ChartRole::limit, {}});
    chart.lines.push_back({Direction::horizontal, 25, ChartRole::gate, {}});
    chart.lines.push_back({Direction::vertical, 0, ChartRole::event, {"制动触发", "Brake trigger"}});
    chart.lines.push_back({Direction::vertical, 4.5, ChartRole::result, {"校正", "Corrected distance"}, "4.500 m"});
    chart.lines.push_back({Direction::vertical, 7, ChartRole::limit, {"限值", "Limit"}, "7 m"});
    return chart;
}

}  // namespace

TEST_CASE("a chart is a table of what has a name and of every point in the digits that were sent", "[charts]") {
    const auto chart = stopping();
    const ChartTable table(chart, all);
    REQUIRE(table.size() == 5 + 6);
    CHECK(table.points() == 6);
    // Lines, then bands; those without a name are drawn alone.
    CHECK(table.row(0).name.en == "Brake trigger");
    CHECK(table.row(0).kind == ChartTable::Kind::line);
    CHECK(table.row(0).x == "0");
    CHECK(table.row(0).y.empty());
    CHECK(table.row(1).printed == "4.500 m");
    CHECK(table.row(1).x == "4.5");
    CHECK(table.row(2).x == "7");
    CHECK(table.row(3).kind == ChartTable::Kind::band);
    CHECK(table.row(3).y == "23.5 – 26.5");
    CHECK(table.row(3).x.empty());
    CHECK(table.row(4).x == "≥ 7");
    const auto third = table.row(5 + 2);
    CHECK(third.kind == ChartTable::Kind::point);
    CHECK(third.name.en == "Speed");
    CHECK(third.x == "2");
    CHECK(third.y == "16.0");
    CHECK(third.deciding);
}

TEST_CASE("extremes and the places where lines are reached stand out, and a line beyond the curve is reached nowhere",
          "[charts]") {
    const auto chart = stopping();
    const ChartTable table(chart, all);
    CHECK(table.row(5 + 0).extreme == ChartTable::Extreme::none);
    CHECK(table.row(5 + 1).extreme == ChartTable::Extreme::highest);
    CHECK(table.row(5 + 1).crossed == std::vector<std::size_t>{0});
    CHECK(table.row(5 + 3).crossed == std::vector<std::size_t>{1});
    // The first of equals.
    CHECK(table.row(5 + 4).extreme == ChartTable::Extreme::lowest);
    CHECK(table.row(5 + 5).extreme == ChartTable::Extreme::none);
    for (std::size_t i = 5; i < table.size(); ++i)
        for (const auto crossed : table.row(i).crossed) CHECK(crossed != 2);
    // One after the other, and round.
    std::vector<std::size_t> seen;
    std::optional<std::size_t> at;
    for (int i = 0; i < 9; ++i) seen.push_back(*(at = table.next_marked(at)));
    CHECK(seen == std::vector<std::size_t>{0, 1, 2, 3, 4, 6, 8, 9, 0});
}

TEST_CASE("only the part that is looked at has rows, its ends included, with extremes of its own", "[charts]") {
    const auto chart = stopping();
    const ChartTable table(chart, {2, 5});
    CHECK(table.points() == 3);
    CHECK(table.row(5).x == "2");
    CHECK(table.row(5).extreme == ChartTable::Extreme::highest);
    CHECK(table.row(7).extreme == ChartTable::Extreme::lowest);
    CHECK(table.row_at(4.2) == std::size_t(6));
    CHECK(table.row_at(1.9) == std::nullopt);
    CHECK(table.row_at(100) == std::size_t(7));
    CHECK(ChartTable(chart, {6, 9}).points() == 0);
    CHECK(ChartTable(chart, {5, 2}).points() == 0);
}

TEST_CASE("a row has the place that the cursor goes to, and what lies across the chart has none", "[charts]") {
    const auto chart = stopping();
    const ChartTable table(chart, all);
    CHECK(table.place(1) == 4.5);
    CHECK(table.place(3) == std::nullopt);
    CHECK(table.place(4) == 7.0);
    CHECK(table.place(5) == -3.0);
    CHECK(table.place(table.size()) == std::nullopt);
    CHECK(table.row_at(0) == std::size_t(6));
    CHECK(table.row_at(-4) == std::nullopt);
}

TEST_CASE("what is no number has a row without a value, and equal values have no extremes", "[charts]") {
    Chart chart;
    ChartSeries series;
    series.points = {{0, 1}, {1, std::numeric_limits<double>::quiet_NaN()}, {2, 1}};
    chart.series.push_back(series);
    const ChartTable table(chart, all);
    REQUIRE(table.size() == 3);
    CHECK(table.row(1).y.empty());
    for (std::size_t i = 0; i < 3; ++i) CHECK(table.row(i).extreme == ChartTable::Extreme::none);
    CHECK(table.next_marked({}) == std::nullopt);
    CHECK(ChartTable().size() == 0);
    CHECK(ChartTable().row_at(0) == std::nullopt);
    CHECK(ChartTable(Chart{}, all).size() == 0);
}

TEST_CASE("several curves stand one after the other, and the cursor finds the one that decides", "[charts]") {
    auto chart = stopping();
    ChartSeries beside;
    beside.name = {"力", "Force"};
    beside.role = ChartRole::second;
    beside.points = {{-2, 100}, {3, 120}};
    chart.series.insert(chart.series.begin(), beside);
    const ChartTable table(chart, all);
    CHECK(table.points() == 8);
    CHECK(table.row(5).name.en == "Force");
    CHECK_FALSE(table.row(5).deciding);
    CHECK(table.row(5).extreme == ChartTable::Extreme::none);
    CHECK(table.row(7).name.en == "Speed");
    CHECK(table.row_at(2) == std::size_t(9));
    CHECK(deciding_series(chart) == &chart.series[1]);
}

TEST_CASE("where the values are markers alone they are the rows, and markers on a curve are not told twice",
          "[charts]") {
    Chart chart;
    chart.markers.push_back({{1, 2}, ChartRole::measured, {}});
    chart.markers.push_back({{3, -4}, ChartRole::measured, {}});
    chart.markers.push_back({{0, 0}, ChartRole::event, {}});
    const ChartTable positions(chart, all);
    REQUIRE(positions.size() == 2);
    CHECK(positions.row(1).kind == ChartTable::Kind::marker);
    CHECK(positions.row(1).y == "-4");
    CHECK(positions.row(1).deciding);
    CHECK(ChartTable(chart, {2, 9}).size() == 1);
    auto curve = stopping();
    curve.markers.push_back({{2, 16}, ChartRole::measured, {}});
    curve.markers.push_back({{4, 7.5}, ChartRole::event, {"1", "1"}});
    const ChartTable noted(curve, all);
    CHECK(noted.size() == 6 + 6);
    CHECK(noted.row(5).name.en == "1");
    CHECK(noted.place(5) == 4.0);
}
