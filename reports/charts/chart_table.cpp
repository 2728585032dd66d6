// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_table.h"

#include <algorithm>
#include <cmath>

#include "reports/charts/chart_csv.h"

namespace velocert::reports {
namespace {

bool named(const Bilingual& name) { return !name.zh.empty() || !name.en.empty(); }

/// "54.8 – 55.2"; "≥ 7" and "≤ 7" where the other end is open.
std::string interval(double from, double to) {
    const std::string low = plain_decimal(from);
    const std::string high = plain_decimal(to);
    if (low.empty()) return high.empty() ? std::string() : "≤ " + high;
    return high.empty() ? "≥ " + low : low + " – " + high;
}

}  // namespace

const ChartSeries* deciding_series(const Chart& chart) {
    const ChartSeries* out = nullptr;
    for (const auto& series : chart.series) {
        if (series.points.empty()) continue;
        if (out == nullptr || (series.role == ChartRole::measured && out->role != series.role)) out = &series;
    }
    return out;
}

std::optional<std::size_t> point_at(const ChartSeries& series, double x) {
    const auto after = std::ranges::upper_bound(series.points, x, {}, &ChartPoint::x);
    if (after == series.points.begin()) return std::nullopt;
    return static_cast<std::size_t>(after - series.points.begin()) - 1;
}

ChartTable::ChartTable(const Chart& chart, ChartRange x) : chart_(&chart) {
    for (std::size_t i = 0; i < chart.lines.size(); ++i)
        if (named(chart.lines[i].label)) marks_.push_back({Kind::line, i});
    for (std::size_t i = 0; i < chart.bands.size(); ++i)
        if (named(chart.bands[i].label)) marks_.push_back({Kind::band, i});
    const auto* deciding = deciding_series(chart);
    // Markers on a measured series stand on its points, which have rows.
    const bool alone = deciding == nullptr || deciding->role != ChartRole::measured;
    for (std::size_t i = 0; i < chart.markers.size(); ++i) {
        const auto& marker = chart.markers[i];
        if (!(marker.at.x >= x.from && marker.at.x <= x.to)) continue;
        if (named(marker.label) || (alone && marker.role == ChartRole::measured)) marks_.push_back({Kind::marker, i});
    }
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const auto& points = chart.series[i].points;
        const auto first = std::ranges::lower_bound(points, x.from, {}, &ChartPoint::x);
        const auto last = std::ranges::upper_bound(points, x.to, {}, &ChartPoint::x);
        if (first >= last) continue;
        parts_.push_back({i, static_cast<std::size_t>(first - points.begin()), static_cast<std::size_t>(last - first)});
        points_ += parts_.back().count;
    }
    find_specials();
}

/// Of the deciding series: its extremes, and where it reaches each vertical line. A line beyond its ends is reached
/// nowhere; it has a row of its own all the same.
void ChartTable::find_specials() {
    const auto* deciding = deciding_series(*chart_);
    std::size_t row = marks_.size();
    for (const auto& part : parts_) {
        const auto& series = chart_->series[part.series];
        if (&series != deciding) {
            row += part.count;
            continue;
        }
        const auto special = [&](std::size_t point) -> Special& {
            const std::size_t wanted = row + (point - part.first);
            for (auto& one : specials_)
                if (one.row == wanted) return one;
            return specials_.emplace_back(Special{wanted});
        };
        std::optional<std::size_t> lowest;
        std::optional<std::size_t> highest;
        for (std::size_t i = part.first; i < part.first + part.count; ++i) {
            const double y = series.points[i].y;
            if (!std::isfinite(y)) continue;
            if (!lowest || y < series.points[*lowest].y) lowest = i;
            if (!highest || y > series.points[*highest].y) highest = i;
        }
        // Of values that are all the same none is the highest, and no computed circle has one.
        if (lowest != highest && series.role == ChartRole::measured) {
            special(*lowest).extreme = Extreme::lowest;
            special(*highest).extreme = Extreme::highest;
        }
        for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
            if (marks_[mark].kind != Kind::line) continue;
            const auto& line = chart_->lines[marks_[mark].at];
            if (line.direction != Direction::vertical || !(line.at <= series.points.back().x)) continue;
            const auto reached = point_at(series, line.at);
            if (reached && *reached >= part.first && *reached < part.first + part.count)
                special(*reached).crossed.push_back(mark);
        }
        break;
    }
    std::ranges::sort(specials_, {}, &Special::row);
}

const ChartTable::Part* ChartTable::part_of(std::size_t point, std::size_t& within) const {
    for (const auto& part : parts_) {
        if (point < part.count) {
            within = part.first + point;
            return &part;
        }
        point -= part.count;
    }
    return nullptr;
}

ChartTable::Row ChartTable::row(std::size_t at) const {
    Row out;
    if (at < marks_.size()) {
        const auto& mark = marks_[at];
        out.kind = mark.kind;
        if (mark.kind == Kind::marker) {
            const auto& marker = chart_->markers[mark.at];
            out.name = marker.label;
            out.printed = marker.value;
            out.x = plain_decimal(marker.at.x);
            out.y = plain_decimal(marker.at.y);
            out.deciding = marker.role == ChartRole::measured;
            return out;
        }
        const auto fill = [&](const auto& one, std::string value) {
            out.name = one.label;
            out.printed = one.value;
            (one.direction == Direction::vertical ? out.x : out.y) = std::move(value);
        };
        if (mark.kind == Kind::band)
            fill(chart_->bands[mark.at], interval(chart_->bands[mark.at].from, chart_->bands[mark.at].to));
        else
            fill(chart_->lines[mark.at], plain_decimal(chart_->lines[mark.at].at));
        return out;
    }
    std::size_t point = 0;
    const auto* part = part_of(at - marks_.size(), point);
    if (part == nullptr) return out;
    const auto& series = chart_->series[part->series];
    out.name = series.name;
    out.x = plain_decimal(series.points[point].x);
    const bool sent = point < series.digits.size() && !series.digits[point].empty();
    out.y = sent ? series.digits[point] : plain_decimal(series.points[point].y);
    out.deciding = series.role == ChartRole::measured && &series == deciding_series(*chart_);
    const auto special = std::ranges::lower_bound(specials_, at, {}, &Special::row);
    if (special != specials_.end() && special->row == at) {
        out.extreme = special->extreme;
        out.crossed = special->crossed;
    }
    return out;
}

std::optional<double> ChartTable::place(std::size_t at) const {
    if (at < marks_.size()) {
        const auto& mark = marks_[at];
        if (mark.kind == Kind::marker) return chart_->markers[mark.at].at.x;
        const auto across = [](Direction direction, double from) {
            return direction == Direction::vertical && std::isfinite(from) ? std::optional(from) : std::nullopt;
        };
        if (mark.kind == Kind::band) return across(chart_->bands[mark.at].direction, chart_->bands[mark.at].from);
        return across(chart_->lines[mark.at].direction, chart_->lines[mark.at].at);
    }
    std::size_t point = 0;
    const auto* part = part_of(at - marks_.size(), point);
    if (part == nullptr) return std::nullopt;
    return chart_->series[part->series].points[point].x;
}

std::optional<std::size_t> ChartTable::row_at(double x) const {
    if (chart_ == nullptr) return std::nullopt;
    const auto* deciding = deciding_series(*chart_);
    std::size_t row = marks_.size();
    for (const auto& part : parts_) {
        if (&chart_->series[part.series] != deciding) {
            row += part.count;
            continue;
        }
        const auto found = point_at(*deciding, x);
        if (!found || *found < part.first) return std::nullopt;
        return row + std::min(*found - part.first, part.count - 1);
    }
    return std::nullopt;
}

std::optional<std::size_t> ChartTable::next_marked(std::optional<std::size_t> after) const {
    const std::size_t from = after ? *after + 1 : 0;
    if (from < marks_.size()) return from;
    const auto found = std::ranges::lower_bound(specials_, from, {}, &Special::row);
    if (found != specials_.end()) return found->row;
    if (!marks_.empty()) return 0;
    if (!specials_.empty()) return specials_.front().row;
    return std::nullopt;
}

}  // namespace velocert::reports
