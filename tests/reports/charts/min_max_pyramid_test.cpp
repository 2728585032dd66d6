// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/min_max_pyramid.h"

#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace velocert::reports;

namespace {

std::vector<ChartPoint> inside(const std::vector<ChartPoint>& points, double from, double to) {
    std::vector<ChartPoint> result;
    for (const ChartPoint& point : points) {
        if (point.x >= from && point.x <= to) result.push_back(point);
    }
    return result;
}

bool lower(const ChartPoint& a, const ChartPoint& b) { return a.y < b.y; }

// A series with steps of uneven width, among them width zero.
std::vector<ChartPoint> uneven_series(const std::vector<int>& heights) {
    std::vector<ChartPoint> points;
    double x = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        points.push_back({x, static_cast<double>(heights[i])});
        x += static_cast<double>((i * 7) % 5);
    }
    return points;
}

}  // namespace

TEST_CASE("a thinned view keeps the lowest and the highest point of every window", "[charts]") {
    const bool holds = rc::check("extremes survive", [] {
        const auto count = *rc::gen::inRange<std::size_t>(0, 3000);
        const auto heights = *rc::gen::container<std::vector<int>>(count, rc::gen::inRange(-100000, 100000));
        const auto points = uneven_series(heights);
        const int columns = *rc::gen::inRange(1, 40);
        const double from = *rc::gen::inRange(-10, 4000);
        const double to = from + *rc::gen::inRange(1, 8000);
        const auto view = MinMaxPyramid(points).view(from, to, columns);

        const auto raw = inside(points, from, to);
        const auto drawn = inside(view.points, from, to);
        RC_ASSERT(raw.empty() == drawn.empty());
        if (raw.empty()) return;
        RC_ASSERT(std::min_element(drawn.begin(), drawn.end(), lower)->y ==
                  std::min_element(raw.begin(), raw.end(), lower)->y);
        RC_ASSERT(std::max_element(drawn.begin(), drawn.end(), lower)->y ==
                  std::max_element(raw.begin(), raw.end(), lower)->y);
        RC_ASSERT(drawn.front() == raw.front());
        RC_ASSERT(drawn.back() == raw.back());
        RC_ASSERT(std::is_sorted(view.points.begin(), view.points.end(),
                                 [](const ChartPoint& a, const ChartPoint& b) { return a.x < b.x; }));
        RC_ASSERT(view.points.size() <= static_cast<std::size_t>(columns) * 4 + 2);
    });
    CHECK(holds);
}

TEST_CASE("a single spike in a million points is drawn", "[charts]") {
    std::vector<ChartPoint> points;
    for (int i = 0; i < 1'000'000; ++i) points.push_back({i * 0.001, std::sin(i * 0.0001)});
    points[654'321].y = 77;
    points[123'456].y = -88;
    const auto view = MinMaxPyramid(points).view(0, 1000, 500);
    const auto has = [&](double y) {
        return std::any_of(view.points.begin(), view.points.end(), [y](const ChartPoint& p) { return p.y == y; });
    };
    CHECK(has(77));
    CHECK(has(-88));
}

TEST_CASE("thinning looks at a number of points that grows with the columns and not with the series", "[charts]") {
    const auto visited = [](int count, int columns) {
        MinMaxPyramid pyramid;
        for (int i = 0; i < count; ++i) pyramid.append({static_cast<double>(i), static_cast<double>(i % 97)});
        return pyramid.view(0, count, columns).visited;
    };
    // 14 at most on each side of each of log8(n) levels, per column
    CHECK(visited(20'000, 100) < 100 * 14 * 2 * 3);
    CHECK(visited(2'000'000, 100) < 100 * 14 * 2 * 6);
}

TEST_CASE("points appended one by one give the same view as all at once", "[charts]") {
    std::vector<ChartPoint> points;
    MinMaxPyramid growing;
    for (int i = 0; i < 5000; ++i) {
        points.push_back({i * 0.5, static_cast<double>((i * 7919) % 1013)});
        CHECK(growing.append(points.back()));
    }
    CHECK(growing.view(100, 2000, 50).points == MinMaxPyramid(points).view(100, 2000, 50).points);
}

TEST_CASE("points that would run backwards or lie nowhere are refused", "[charts]") {
    MinMaxPyramid pyramid;
    CHECK(pyramid.append({1, 5}));
    CHECK(pyramid.append({1, 6}));
    CHECK_FALSE(pyramid.append({0.5, 7}));
    CHECK_FALSE(pyramid.append({std::numeric_limits<double>::quiet_NaN(), 7}));
    CHECK_FALSE(pyramid.append({std::numeric_limits<double>::infinity(), 7}));
    CHECK(pyramid.size() == 2);
}

TEST_CASE("a gap in the values does not hide the extremes beside it", "[charts]") {
    std::vector<ChartPoint> points;
    for (int i = 0; i < 1000; ++i) points.push_back({static_cast<double>(i), 1.0});
    for (int i = 300; i < 340; ++i) points[static_cast<std::size_t>(i)].y = std::numeric_limits<double>::quiet_NaN();
    points[341].y = 9;
    points[298].y = -9;
    const auto view = MinMaxPyramid(points).view(0, 999, 10);
    double lowest = 0;
    double highest = 0;
    for (const ChartPoint& p : view.points) {
        if (std::isnan(p.y)) continue;
        lowest = std::min(lowest, p.y);
        highest = std::max(highest, p.y);
    }
    CHECK(lowest == -9);
    CHECK(highest == 9);
}

TEST_CASE("a window without extent, without columns or without points gives nothing to draw", "[charts]") {
    const MinMaxPyramid some(std::vector<ChartPoint>{{0, 1}, {1, 2}});
    CHECK(some.view(1, 1, 10).points.empty());
    CHECK(some.view(2, 1, 10).points.empty());
    CHECK(some.view(0, 1, 0).points.empty());
    CHECK(MinMaxPyramid().view(0, 1, 10).points.empty());
}
