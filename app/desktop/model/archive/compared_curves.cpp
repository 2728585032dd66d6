// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/compared_curves.h"

#include <algorithm>
#include <tuple>

#include "app/desktop/model/archive/past_chart.h"
#include "reports/charts/chart_csv.h"

namespace velocert::app {
namespace {

using reports::ChartRole;

/// Places of the attempts at that step that an instrument was read in, and which of them is looked at first.
std::pair<std::vector<int>, int> attempts_at(const PastRun& past, const sequence::StepRun& step) {
    std::vector<int> out;
    int opens = -1;
    for (std::size_t i = 0; i < past.run.step_runs.size(); ++i) {
        const auto& one = past.run.step_runs[i];
        if (one.captures.empty() ||
            std::tie(one.procedure, one.step, one.subject) != std::tie(step.procedure, step.step, step.subject))
            continue;
        out.push_back(static_cast<int>(i));
        if (one.result.valid) opens = out.back();
    }
    if (opens < 0 && !out.empty()) opens = out.back();
    return {std::move(out), opens};
}

const TimelineCapture& capture_of(const ComparedAttempt& one, std::size_t at) { return one.timeline.captures[at]; }

reports::Chart chart_of(const ComparedAttempt& one, std::size_t capture,
                        std::optional<metrology::Measurand> measurand) {
    if (measurand) return judged_time_chart(one.past, one.attempt, capture_of(one, capture), *measurand);
    auto ride = distance_chart(one.past, one.attempt, capture_of(one, capture));
    return ride ? std::move(ride->chart) : reports::Chart();
}

/// The curve that decides, under the number and name of its run.
std::optional<reports::ChartSeries> curve_of(reports::Chart& chart, const PastRun& past, const char* number,
                                             ChartRole role) {
    const auto found = std::ranges::find(chart.series, ChartRole::measured, &reports::ChartSeries::role);
    if (found == chart.series.end()) return std::nullopt;
    auto out = std::move(*found);
    out.role = role;
    out.name = reports::plain(std::string(number) + ": " + run_title(past).toStdString());
    return out;
}

bool belongs_to_both(ChartRole role) { return role == ChartRole::limit || role == ChartRole::gate; }

reports::Bilingual numbered(const reports::Bilingual& label, const char* number) {
    const std::string behind = std::string(" (") + number + ')';
    return {label.zh + behind, label.en + behind};
}

/// What stands at fixed places of both charts: once where it is the same, else with the number of its run.
template <typename Mark, typename Same>
std::vector<Mark> together(const std::vector<Mark>& first, const std::vector<Mark>& second, Same same) {
    std::vector<Mark> out;
    for (const auto& one : first) {
        if (one.role == ChartRole::guard) continue;
        const bool shared = belongs_to_both(one.role) &&
                            std::ranges::any_of(second, [&](const Mark& other) { return same(one, other); });
        out.push_back(one);
        if (!shared) out.back().label = numbered(one.label, "1");
    }
    for (const auto& one : second) {
        if (one.role == ChartRole::guard) continue;
        if (belongs_to_both(one.role) &&
            std::ranges::any_of(first, [&](const Mark& other) { return same(one, other); }))
            continue;
        out.push_back(one);
        out.back().label = numbered(one.label, "2");
    }
    return out;
}

void scale_y(reports::Chart& chart, double by) {
    for (auto& series : chart.series) {
        for (auto& point : series.points) point.y *= by;
        series.digits.clear();  // they are the instrument's, in its own unit
    }
    for (auto& line : chart.lines)
        if (line.direction == reports::Direction::horizontal) line.at *= by;
    for (auto& band : chart.bands)
        if (band.direction == reports::Direction::horizontal) {
            band.from *= by;
            band.to *= by;
        }
    for (auto& marker : chart.markers) marker.at.y *= by;
}

}  // namespace

std::vector<ComparedStep> compared_steps(const PastRun& first, const PastRun& second) {
    std::vector<ComparedStep> out;
    std::vector<const sequence::StepRun*> seen;
    for (const auto& attempt : first.run.step_runs) {
        if (attempt.captures.empty() || std::ranges::any_of(seen, [&](const auto* one) {
                return std::tie(one->procedure, one->step, one->subject) ==
                       std::tie(attempt.procedure, attempt.step, attempt.subject);
            }))
            continue;
        seen.push_back(&attempt);
        ComparedStep step;
        std::tie(step.first, step.first_opens) = attempts_at(first, attempt);
        std::tie(step.second, step.second_opens) = attempts_at(second, attempt);
        if (step.second.empty()) continue;
        step.title = step_title(first, attempt);
        out.push_back(std::move(step));
    }
    return out;
}

std::vector<ComparedQuantity> compared_quantities(const ComparedAttempt& first, const ComparedAttempt& second) {
    std::vector<ComparedQuantity> out;
    for (std::size_t i = 0; i < first.timeline.captures.size(); ++i) {
        const auto& capture = first.timeline.captures[i];
        const auto other = std::ranges::find(second.timeline.captures, capture.role, &TimelineCapture::role);
        if (other == second.timeline.captures.end()) continue;
        const auto j = static_cast<std::size_t>(other - second.timeline.captures.begin());
        // Over the distance is where the limit of a ride has its place: that is looked at first.
        if (distance_chart(first.past, first.attempt, capture) && distance_chart(second.past, second.attempt, *other))
            out.push_back({i, j, std::nullopt, true});
        const auto all = capture.measurands();
        const auto others = other->measurands();
        const auto opening = static_cast<std::size_t>(opening_measurand(first.past, first.attempt, capture));
        for (std::size_t at = 0; at < all.size(); ++at)
            if (std::ranges::find(others, all[at]) != others.end()) out.push_back({i, j, all[at], at == opening});
    }
    // One alone opens: the first that wants to, else the first.
    const auto opens = std::ranges::find_if(out, &ComparedQuantity::opens);
    const auto kept = opens == out.end() ? 0 : opens - out.begin();
    for (std::size_t at = 0; at < out.size(); ++at) out[at].opens = static_cast<std::ptrdiff_t>(at) == kept;
    return out;
}

reports::Chart compared_chart(const ComparedAttempt& first, const ComparedAttempt& second,
                              const ComparedQuantity& quantity) {
    auto out = chart_of(first, quantity.first, quantity.measurand);
    auto other = chart_of(second, quantity.second, quantity.measurand);
    if (quantity.measurand) {
        const auto* unit = capture_of(first, quantity.first).unit_of(*quantity.measurand);
        const auto* others = capture_of(second, quantity.second).unit_of(*quantity.measurand);
        if (unit != nullptr && others != nullptr && unit->factor != others->factor)
            scale_y(other, static_cast<double>(others->factor) / static_cast<double>(unit->factor));
    }
    auto one = curve_of(out, first.past, "1", ChartRole::measured);
    auto two = curve_of(other, second.past, "2", ChartRole::second);
    out.series.clear();
    if (one) out.series.push_back(std::move(*one));
    if (two) out.series.push_back(std::move(*two));
    out.lines = together(out.lines, other.lines, [](const reports::ChartLine& a, const reports::ChartLine& b) {
        return a.direction == b.direction && a.role == b.role && a.at == b.at;
    });
    out.bands = together(out.bands, other.bands, [](const reports::ChartBand& a, const reports::ChartBand& b) {
        return a.direction == b.direction && a.role == b.role && a.from == b.from && a.to == b.to;
    });
    out.markers = together(out.markers, other.markers,
                           [](const reports::ChartMarker&, const reports::ChartMarker&) { return false; });
    // Room for both: what one of them was drawn in need not hold the other.
    out.x.from = std::min(out.x.from, other.x.from);
    out.x.to = std::max(out.x.to, other.x.to);
    out.y.from = std::min(out.y.from, other.y.from);
    out.y.to = std::max(out.y.to, other.y.to);
    return out;
}

QString compared_values(const reports::Chart& chart, double at) {
    QString out;
    std::optional<double> before;
    for (const auto& series : chart.series) {
        const auto after = std::ranges::upper_bound(series.points, at, {}, &reports::ChartPoint::x);
        if (after == series.points.begin()) continue;
        const auto place = static_cast<std::size_t>(after - series.points.begin()) - 1;
        const double y = series.points[place].y;
        const bool sent = place < series.digits.size() && !series.digits[place].empty();
        const auto words = [&](const std::string& figure) {
            return QString::fromStdString(chart.y.unit.empty() ? figure : figure + ' ' + chart.y.unit);
        };
        const char* number = series.role == ChartRole::measured ? "1: " : "2: ";
        out += (out.isEmpty() ? "" : " · ") + QString(number) +
               words(sent ? series.digits[place] : reports::plain_decimal(y));
        if (before) out += " · Δ " + words(reports::plain_decimal(y - *before));
        before = y;
    }
    return out;
}

}  // namespace velocert::app
