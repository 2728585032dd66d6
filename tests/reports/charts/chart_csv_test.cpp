// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_csv.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace velocert::reports;

namespace {

Chart weighing() {
    Chart chart;
    chart.x = {{"时间", "Time"}, "s"};
    chart.y = {{"质量", "Mass"}, "kg"};
    ChartSeries series;
    series.name = {"质量", "Mass"};
    series.points = {{0.1, 0}, {0.2, 62.9}, {0.3, 62.95}, {0.4, std::numeric_limits<double>::quiet_NaN()}};
    series.digits = {"0.00", "62.90", "62.95", ""};
    chart.series.push_back(std::move(series));
    return chart;
}

}  // namespace

TEST_CASE("the values of a chart go out in the digits that were sent, with units in the header", "[charts]") {
    CHECK(chart_csv(weighing(), {0, 1}, Language::en, "") ==
          "series,Time / s,Mass / kg\r\n"
          "Mass,0.1,0.00\r\nMass,0.2,62.90\r\nMass,0.3,62.95\r\n");
    CHECK(chart_csv(weighing(), {0, 1}, Language::zh, "").starts_with("曲线,时间 / s,质量 / kg\r\n质量,0.1,0.00\r\n"));
}

TEST_CASE("only what is seen goes out, its ends included", "[charts]") {
    CHECK(chart_csv(weighing(), {0.2, 0.3}, Language::en, "") ==
          "series,Time / s,Mass / kg\r\nMass,0.2,62.90\r\nMass,0.3,62.95\r\n");
    CHECK(chart_csv(weighing(), {5, 6}, Language::en, "") == "series,Time / s,Mass / kg\r\n");
    CHECK(chart_csv({}, {0, 1}, Language::en, "") == "series,,\r\n");
}

TEST_CASE("names with commas and quotes are quoted, and what a spreadsheet would run is led by an apostrophe",
          "[charts]") {
    auto chart = weighing();
    chart.series[0].name = {"甲", "a \"b\", c"};
    CHECK(chart_csv(chart, {0.1, 0.1}, Language::en, "=1+1") ==
          "record,series,Time / s,Mass / kg\r\n'=1+1,\"a \"\"b\"\", c\",0.1,0.00\r\n");
    chart.series[0].digits[0] = "-0.05";
    CHECK(chart_csv(chart, {0.1, 0.1}, Language::en, "S-1").ends_with(",0.1,-0.05\r\n"));
}

TEST_CASE("a decimal that went through a double comes out as it was", "[charts]") {
    struct Case {
        double value;
        const char* text;
    };
    for (const auto& [value, text] :
         {Case{0.1 + 0.2, "0.3"}, Case{24.5, "24.5"}, Case{-0.0, "0"}, Case{1e-9, "0.000000001"},
          Case{123456.789, "123456.789"}, Case{0.1 * 3 * 1e-9, "0"}, Case{7, "7"}})
        CHECK(plain_decimal(value) == text);
    CHECK(plain_decimal(std::numeric_limits<double>::infinity()).empty());
    CHECK(plain_decimal(std::numeric_limits<double>::quiet_NaN()).empty());
    CHECK(plain_decimal(1e18).empty());
}
