// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/cut_off.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Kind;
using metrology::Measurand;

constexpr std::string_view ride_action = "ride";

Reason check(const Series& series, double longest_gap) {
    if (series.size() < 2) return Reason::series_empty;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!std::isfinite(series[i].value) || !std::isfinite(series[i].time_s)) return Reason::value_not_finite;
        if (i == 0) continue;
        if (series[i].time_s < series[i - 1].time_s) return Reason::clock_fault;
        if (series[i].time_s - series[i - 1].time_s > longest_gap) return Reason::series_gap;
    }
    return Reason::none;
}

/// The speed at a time between two speeds; nothing outside of them.
std::optional<double> speed_at(const Series& speed, double time) {
    const auto later = std::lower_bound(speed.begin(), speed.end(), time,
                                        [](const Sample& sample, double t) { return sample.time_s < t; });
    if (later == speed.end() || (later == speed.begin() && later->time_s > time)) return std::nullopt;
    if (later == speed.begin() || later->time_s == time) return later->value;
    const auto& before = *(later - 1);
    const double share = (time - before.time_s) / (later->time_s - before.time_s);
    return before.value + share * (later->value - before.value);
}

/// A mean of the current over the method's window, with the lowest and the highest speed in it.
struct Stretch {
    double from_s = 0;
    double to_s = 0;
    double current = 0;
    double slowest = 0;
    double fastest = 0;
};

std::vector<Stretch> stretches(const Series& speed, const Series& current, double window) {
    std::vector<Stretch> out;
    for (std::size_t begin = 0; begin < current.size();) {
        Stretch stretch{current[begin].time_s, current[begin].time_s, 0, 0, 0};
        double sum = 0;
        std::size_t count = 0;
        bool known = true;
        std::size_t i = begin;
        for (; i < current.size() && current[i].time_s < current[begin].time_s + window; ++i) {
            const auto v = speed_at(speed, current[i].time_s);
            known = known && v.has_value();
            if (!v) continue;
            stretch.slowest = count == 0 ? *v : std::min(stretch.slowest, *v);
            stretch.fastest = count == 0 ? *v : std::max(stretch.fastest, *v);
            sum += current[i].value;
            ++count;
            stretch.to_s = current[i].time_s;
        }
        if (known && count > 0) {
            stretch.current = sum / static_cast<double>(count);
            out.push_back(stretch);
        }
        begin = i;
    }
    return out;
}

base::Result<CutOffMethod> method_of(const standards::StandardEdition& edition, const standards::Step& step) {
    const auto limit = step_limit(edition, step, "cut_off");
    if (!limit) return base::fail(limit.error());
    CutOffMethod out;
    if (!(*limit)->value || (*limit)->status == conformity::LimitStatus::unverified)
        return base::fail(base::ErrorCode::missing_field, "step " + step.id, "no usable cut-off speed",
                          "a limit that is confirmed, provisional or released");
    out.cut_off = number((*limit)->value->value());
    struct Row {
        const char* name;
        Kind kind;
        double CutOffMethod::*member;
    };
    constexpr Row rows[] = {{"margin", Kind::speed, &CutOffMethod::margin},
                            {"current_window", Kind::duration, &CutOffMethod::window_s},
                            {"least_time_above", Kind::duration, &CutOffMethod::least_time_s},
                            {"least_drive_current", Kind::current, &CutOffMethod::least_drive_current},
                            {"longest_gap", Kind::duration, &CutOffMethod::longest_gap_s}};
    for (const auto& row : rows) {
        const auto value = step_parameter(step, row.name, row.kind);
        if (!value) return base::fail(value.error());
        out.*row.member = number(*value);
    }
    return out;
}

}  // namespace

tl::expected<CutOff, Reason> find_cut_off(const Series& speed, const Series& current, const CutOffMethod& method) {
    for (const auto* series : {&speed, &current})
        if (const auto reason = check(*series, method.longest_gap_s); reason != Reason::none)
            return tl::unexpected(reason);
    CutOff out;
    for (const auto& sample : speed) out.highest_speed = std::max(out.highest_speed, sample.value);
    double time_above = 0;
    bool been_above = false;
    for (const auto& stretch : stretches(speed, current, method.window_s)) {
        if (stretch.slowest > method.cut_off + method.margin) {
            const double size = std::fabs(stretch.current);
            out.current_above = been_above ? std::max(out.current_above, size) : size;
            time_above += stretch.to_s - stretch.from_s;
            been_above = true;
        } else if (stretch.fastest < method.cut_off) {
            if (been_above)
                out.current_after = std::max(out.current_after.value_or(stretch.current), stretch.current);
            else
                out.drive_current = std::max(out.drive_current, stretch.current);
        }
    }
    if (!been_above || time_above < method.least_time_s) return tl::unexpected(Reason::set_point_missed);
    if (out.drive_current < method.least_drive_current) return tl::unexpected(Reason::implausible);
    return out;
}

base::Result<StepResult> cut_off_result(const standards::StandardEdition& edition, const standards::Step& step,
                                        const conformity::DecisionRule& rule, const Series& speed,
                                        const Series& current) {
    const auto method = method_of(edition, step);
    if (!method) return base::fail(method.error());
    const auto limit = step_limit(edition, step, "result");
    if (!limit) return base::fail(limit.error());
    StepResult result;
    const auto add = [&](const char* name, Kind kind, double value) {
        if (const auto rounded = exact(kind, value)) result.values.push_back({name, *rounded});
    };
    add("cut_off_speed", Kind::speed, method->cut_off);
    const auto found = find_cut_off(speed, current, *method);
    if (!found) return not_counting(std::move(result), found.error());
    add("highest_speed", Kind::speed, found->highest_speed);
    add("drive_current", Kind::current, found->drive_current);
    add("current_above", Kind::current, found->current_above);
    if (found->current_after) add("current_after", Kind::current, *found->current_after);
    const auto judged = result.value("current_above");
    if (!judged) return not_counting(std::move(result), Reason::value_not_finite);
    const auto assessment = conformity::assess(
        metrology::Measurement{"current_above", *judged, {}, {}, metrology::Provenance::calculated}, **limit, rule);
    result.valid = true;
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

base::Result<StepResult> cut_off(const EvaluationInput& input) {
    const auto read = [&](Measurand measurand) {
        return sample_series(input, ride_action, role_with(input, ride_action, measurand), measurand, TimeBase::device);
    };
    const auto speed = read(Measurand::speed);
    const auto current = read(Measurand::current);
    if (!input.void_reason.empty()) return not_counting({}, Reason::run_void);
    for (const auto* series : {&speed, &current})
        if (!*series) return not_counting({}, series->error());
    return cut_off_result(input.edition, input.step, input.rule, speed->samples, current->samples);
}

}  // namespace velocert::sequence
