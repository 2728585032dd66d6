// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/chart_moments.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace velocert::reports {
namespace {

/// Height of the first curve at that place, so that the marker stands on it.
double height_at(const Chart& chart, double x) {
    if (chart.series.empty()) return 0;
    const auto& points = chart.series.back().points;
    double y = 0;
    for (const auto& point : points) {
        if (point.x > x) break;
        if (std::isfinite(point.y)) y = point.y;
    }
    return y;
}

}  // namespace

std::optional<double> ChartMoments::x_at(double seconds) const {
    // Times are kept in whole microseconds.
    const auto after = std::upper_bound(moments.begin(), moments.end(), seconds + 1e-6,
                                        [](double value, const ChartMoment& one) { return value < one.at_s; });
    if (after == moments.begin()) return std::nullopt;
    return std::prev(after)->x;
}

const ChartMoment* ChartMoments::at(double x) const {
    const auto found = std::ranges::find_if(moments, [&](const ChartMoment& one) { return one.x >= x; });
    return found == moments.end() ? nullptr : &*found;
}

std::optional<double> ChartMoments::time_at(double x) const {
    const auto* found = at(x);
    return found == nullptr ? std::nullopt : std::optional(found->at_s);
}

void add_annotations(std::span<const records::RunAnnotations::Note> notes, const ChartMoments& moments, Chart& chart) {
    if (moments.attempt == nullptr) return;
    for (const auto& note : notes) {
        const auto& annotation = note.recorded.annotation;
        if (!note.stands() || !is_of(annotation.attempt, *moments.attempt)) continue;
        const auto from = moments.x_at(records::in_seconds(annotation.from));
        if (!from) continue;
        const std::string number = std::to_string(note.number);
        if (const auto to = annotation.to ? moments.x_at(records::in_seconds(*annotation.to)) : std::nullopt)
            chart.bands.push_back({Direction::vertical, *from, *to, ChartRole::quiet, {}});
        chart.markers.push_back({{*from, height_at(chart, *from)}, ChartRole::event, plain(number)});
    }
}

}  // namespace velocert::reports
