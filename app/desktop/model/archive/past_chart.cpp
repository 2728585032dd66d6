// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/past_chart.h"

#include <algorithm>

#include "app/desktop/model/frame/record_words.h"
#include "app/words/decision.h"
#include "core/conformity/sufficiency.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "reports/charts/limit_marks.h"
#include "reports/charts/stop_chart.h"

namespace velocert::app {
namespace {

using metrology::Indication;
using metrology::Measurand;

const conformity::Limit* result_limit(const PastRun& past, const standards::Step& step) {
    const auto found = sequence::result_limit(past.edition, step, past.run.item.traits);
    return found ? *found : nullptr;
}

/// How the run decided at that limit; null where it did not.
const conformity::Assessment* assessment_at(const PastRun& past, const sequence::StepRun& attempt,
                                            const std::string& limit) {
    for (const auto& result : past.run.results) {
        if (result.procedure != attempt.procedure) continue;
        for (const auto& assessment : result.assessments)
            if (assessment.limit.id == limit) return &assessment;
    }
    return nullptr;
}

void add_guard(const PastRun& past, const sequence::StepRun& attempt, const conformity::Limit& limit,
               reports::Direction direction, reports::Chart& chart) {
    const auto* decided = assessment_at(past, attempt, limit.id);
    if (decided == nullptr || !decided->measurement) return;
    const auto expanded = decided->measurement->expanded_uncertainty();
    if (!expanded || expanded->kind() != limit.kind) return;
    reports::add_guard_bands(conformity::sufficiency(decided->limit, decided->rule, *decided->measurement),
                             uncertainty_words(*expanded).toStdString(), direction, chart);
}

bool brakes(const Indication& one) {
    return (one.measurand == Measurand::front_brake || one.measurand == Measurand::rear_brake) && one.has_value() &&
           one.value.mantissa() > 0;
}

void add_ride(const reports::StopLimits& limits, const TimelineCapture& capture, double scale, reports::Chart& chart) {
    if (limits.specified_speed && limits.validity_band) {
        const double middle = reports::in_preferred_unit(*limits.specified_speed) * scale;
        const double half = reports::in_preferred_unit(*limits.validity_band) * scale;
        chart.bands.push_back({reports::Direction::horizontal,
                               middle - half,
                               middle + half,
                               reports::ChartRole::gate,
                               {"制动初速度", "Speed at onset"}});
    }
    for (std::size_t i = 0; i < capture.indications.size(); ++i)
        if (brakes(capture.indications[i])) {
            chart.lines.push_back({reports::Direction::vertical,
                                   capture.at_s[i],
                                   reports::ChartRole::event,
                                   {"制动触发", "Brake trigger"}});
            return;
        }
}

double interpolated(double at, double at_low, double low, double at_high, double high) {
    return at_high > at_low ? low + (high - low) * (at - at_low) / (at_high - at_low) : low;
}

}  // namespace

int opening_measurand(const PastRun& past, const sequence::StepRun& attempt, const TimelineCapture& capture) {
    const auto all = capture.measurands();
    const auto place_of = [&](auto wanted) {
        const auto found = std::ranges::find_if(all, wanted);
        return found == all.end() ? -1 : static_cast<int>(found - all.begin());
    };
    const auto* step = past.step(attempt);
    if (step == nullptr) return 0;
    int at = -1;
    if (reports::ride_action(*step) != nullptr)
        at = place_of([](Measurand one) { return one == Measurand::speed; });
    else if (const auto* limit = result_limit(past, *step); limit != nullptr && !limit->is_class)
        at = place_of([&](Measurand one) { return metrology::kind_of(one) == limit->kind; });
    return std::max(at, 0);
}

reports::Chart judged_time_chart(const PastRun& past, const sequence::StepRun& attempt, const TimelineCapture& capture,
                                 Measurand measurand) {
    auto chart = time_chart(capture, role_of(past.edition, capture.role), measurand);
    const auto* step = past.step(attempt);
    const auto* unit = capture.unit_of(measurand);
    if (step == nullptr || unit == nullptr) return chart;
    const auto kind = metrology::kind_of(measurand);
    // The chart stands in the instrument's own unit.
    const double scale =
        static_cast<double>(metrology::preferred_unit(kind).factor) / static_cast<double>(unit->factor);
    if (reports::ride_action(*step) != nullptr) {
        // What limits a ride is its distance from the trigger: see distance_chart().
        if (measurand == Measurand::speed) add_ride(reports::stop_limits(past.edition, *step), capture, scale, chart);
        return chart;
    }
    const auto* limit = result_limit(past, *step);
    if (limit == nullptr || limit->is_class || limit->kind != kind) return chart;
    reports::add_limit_lines(*limit, kind, chart);
    add_guard(past, attempt, *limit, reports::Direction::horizontal, chart);
    for (auto& line : chart.lines) line.at *= scale;
    for (auto& band : chart.bands) {
        band.from *= scale;
        band.to *= scale;
    }
    return chart;
}

double DistanceChart::x_at(double seconds) const {
    if (places.empty()) return 0;
    const auto after = std::ranges::upper_bound(places, seconds, {}, [](const auto& one) { return one.first; });
    if (after == places.begin()) return places.front().second;
    if (after == places.end()) return places.back().second;
    const auto& before = *(after - 1);
    return interpolated(seconds, before.first, before.second, after->first, after->second);
}

double DistanceChart::seconds_at(double x) const {
    if (places.empty()) return 0;
    const auto after = std::ranges::upper_bound(places, x, {}, [](const auto& one) { return one.second; });
    if (after == places.begin()) return places.front().first;
    if (after == places.end()) return places.back().first;
    const auto& before = *(after - 1);
    return interpolated(x, before.second, before.first, after->second, after->first);
}

std::optional<DistanceChart> distance_chart(const PastRun& past, const sequence::StepRun& attempt,
                                            const TimelineCapture& capture) {
    const auto* step = past.step(attempt);
    const auto* ride = step == nullptr ? nullptr : reports::ride_action(*step);
    if (ride == nullptr) return std::nullopt;
    std::vector<Indication> ridden;
    std::vector<double> at_s;
    for (const auto& mark : attempt.marks) {
        if (mark.action != ride->id || mark.role != capture.role) continue;
        for (std::size_t i = 0; i < capture.indications.size(); ++i) {
            const auto& one = capture.indications[i];
            if (one.offset < mark.from || one.offset >= mark.to) continue;
            ridden.push_back(one);
            at_s.push_back(capture.at_s[i]);
        }
    }
    const auto trace = reports::ride_trace(ridden);
    if (trace.points.empty()) return std::nullopt;
    DistanceChart out;
    const auto limits = reports::stop_limits(past.edition, *step);
    out.chart = reports::stop_chart(step->title, limits, trace, &attempt.result);
    if (limits.distance != nullptr) add_guard(past, attempt, *limits.distance, reports::Direction::vertical, out.chart);
    const double origin = trace.trigger_m.value_or(trace.points.back().distance_m);
    // The trace has a point for each distance that has a value and a device time.
    std::size_t next = 0;
    for (std::size_t i = 0; i < ridden.size() && next < trace.points.size(); ++i) {
        const auto& one = ridden[i];
        if (one.measurand != Measurand::distance || !one.has_value() || one.device_time_us == Indication::no_time)
            continue;
        const double x = trace.points[next++].distance_m - origin;
        if (out.places.empty() || (at_s[i] >= out.places.back().first && x >= out.places.back().second))
            out.places.emplace_back(at_s[i], x);
    }
    return out;
}

}  // namespace velocert::app
