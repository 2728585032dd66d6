// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/course_chart.h"

#include <algorithm>
#include <cmath>

namespace velocert::reports {
namespace {

/// The plot of a figure is about so many times as wide as it is high: a circle stays one.
constexpr double plot_aspect = 2.05;

/// Half a circle about the origin, from left to right.
ChartSeries half_circle(double radius, double sign, Bilingual name) {
    constexpr int steps = 90;
    constexpr double pi = 3.14159265358979323846;
    ChartSeries out{std::move(name), ChartRole::result, {}};
    for (int i = 0; i <= steps; ++i) {
        const double angle = pi * (1 - static_cast<double>(i) / steps);
        out.points.push_back({radius * std::cos(angle), sign * radius * std::sin(angle)});
    }
    return out;
}

/// Where the line from one point to the next comes to that level; nothing where it does not go so.
std::optional<double> crossed_between(const ChartPoint& a, const ChartPoint& b, double level, bool up) {
    const bool crosses = up ? a.y < level && b.y >= level : a.y > level && b.y <= level;
    if (!crosses) return std::nullopt;
    return a.x + (level - a.y) / (b.y - a.y) * (b.x - a.x);
}

}  // namespace

Chart course_chart(const Bilingual& title, Course course, bool from_zero) {
    Chart chart;
    chart.title = title;
    chart.x.quantity = {"时间", "Time"};
    chart.x.unit = "s";
    chart.y = course.quantity;
    chart.empty_reason = {"没有可显示的数据", "No data to show"};
    double low = 0;
    double high = 0;
    bool first = true;
    for (const ChartPoint& point : course.points) {
        if (!std::isfinite(point.y)) continue;
        low = first ? point.y : std::min(low, point.y);
        high = first ? point.y : std::max(high, point.y);
        first = false;
    }
    if (!first) {
        chart.y.from = from_zero && low >= 0 ? 0 : low;
        chart.y.to = high;
        chart.x.from = course.points.front().x;
        chart.x.to = std::max(course.points.back().x, chart.x.from + 1);
    }
    chart.series.push_back({course.quantity.quantity, ChartRole::measured, std::move(course.points)});
    return chart;
}

void close_course(Chart& chart, const Bilingual& what) {
    std::string zh = what.zh;
    std::string en = what.en;
    bool zero = chart.y.from == 0;
    for (const ChartLine& line : chart.lines) {
        if (line.direction == Direction::horizontal && !chart.empty()) {
            chart.y.from = std::min(chart.y.from, line.at);
            chart.y.to = std::max(chart.y.to, line.at);
        }
        zh += "。" + line.label.zh + (line.value.empty() ? "" : " " + line.value);
        en += ". " + line.label.en + (line.value.empty() ? "" : " " + line.value);
    }
    if (!chart.empty()) {
        const double height = std::max(chart.y.to - chart.y.from, 1e-9);
        if (!zero || chart.y.from < 0) chart.y.from -= 0.06 * height;
        chart.y.to += 0.08 * height;
    }
    chart.summary = {zh + "。", en + "."};
}

std::optional<double> crossing(std::span<const ChartPoint> points, double level, bool up, double from) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const ChartPoint& a = points[i - 1];
        const ChartPoint& b = points[i];
        if (b.x < from) continue;
        if (const auto at = crossed_between(a, b, level, up); at && *at >= from) return at;
    }
    return std::nullopt;
}

std::optional<double> last_fall_to(std::span<const ChartPoint> points, double level, std::optional<double> until) {
    for (std::size_t i = points.size(); i-- > 1;)
        if (const auto at = crossed_between(points[i - 1], points[i], level, false); at && (!until || *at <= *until))
            return at;
    return std::nullopt;
}

Chart position_chart(const Bilingual& title, std::span<const ChartPoint> offsets, std::optional<double> rms_m,
                     const std::string& rms_text, const Bilingual& about) {
    Chart chart;
    chart.title = title;
    // The axes say from where: words at that place would lie under the positions.
    chart.x = {{"偏东（距" + about.zh + "）", "East of the " + about.en}, "m"};
    chart.y = {{"偏北", "North"}, "m"};
    chart.empty_reason = {"没有可显示的数据", "No data to show"};
    if (offsets.empty()) {
        chart.summary = {"没有可显示的定位。", "No position to show."};
        return chart;
    }
    double reach = rms_m.value_or(0);
    for (const ChartPoint& one : offsets) reach = std::max({reach, std::abs(one.y), std::abs(one.x) / plot_aspect});
    reach = std::max(reach * 1.15, 0.05);
    chart.y.from = -reach;
    chart.y.to = reach;
    chart.x.from = -reach * plot_aspect;
    chart.x.to = reach * plot_aspect;
    const std::size_t step = (offsets.size() + most_positions - 1) / most_positions;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < offsets.size(); i += step, ++shown)
        chart.markers.push_back({offsets[i], ChartRole::measured, {}});
    chart.markers.push_back({{0, 0}, ChartRole::event, {}});
    if (rms_m && *rms_m > 0) {
        chart.series.push_back(half_circle(*rms_m, 1, {"水平均方根误差圆", "Circle of the horizontal RMS"}));
        chart.series.push_back(half_circle(*rms_m, -1, {}));
    }
    const std::string count = std::to_string(offsets.size());
    const std::string part = std::to_string(shown);
    std::string zh = "定位点相对" + about.zh + "的散布，共 " + count + " 点";
    std::string en = "Positions about the " + about.en + ", " + count + " in all";
    if (shown < offsets.size()) {
        zh += "，图中均匀选取 " + part + " 点";
        en += ", of which " + part + " evenly chosen ones are drawn";
    }
    if (rms_m && !rms_text.empty()) {
        zh += "。水平均方根误差 " + rms_text;
        en += ". Horizontal RMS " + rms_text;
    }
    chart.summary = {zh + "。", en + "."};
    return chart;
}

}  // namespace velocert::reports
