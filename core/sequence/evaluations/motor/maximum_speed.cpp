// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/maximum_speed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "core/metrology/exact_value.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/marked_capture.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/sequence/evaluations/unrounded.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Flag;
using metrology::Kind;
using metrology::Measurand;

constexpr std::string_view ride_action = "ride";
constexpr std::string_view direction_evaluation = "measured-speed";

tl::expected<std::vector<PathPoint>, Reason> path_of(const MarkedCapture& marked) {
    if (!marked.capture->complete) return tl::unexpected(Reason::series_gap);
    if (const auto trouble = instrument_trouble(*marked.capture); trouble != Reason::none)
        return tl::unexpected(trouble);
    std::vector<PathPoint> out;
    for (const auto& indication : marked.capture->indications) {
        if (indication.measurand != Measurand::distance || !marked.holds(indication.offset, indication.length))
            continue;
        if (indication.flags.has(Flag::gap)) return tl::unexpected(Reason::series_gap);
        const auto value = exact_value(indication);
        if (!value) return tl::unexpected(Reason::value_missing);
        if (indication.device_time_us == metrology::Indication::no_time) return tl::unexpected(Reason::clock_fault);
        const PathPoint point{static_cast<double>(indication.device_time_us) * 1e-6, number(*value)};
        // Between two pulses the path stands: the edge is what has a time.
        if (!out.empty() && point.path_m == out.back().path_m) continue;
        out.push_back(point);
    }
    if (out.empty()) return tl::unexpected(Reason::series_empty);
    return out;
}

/// Wind beyond what the method allows, or not asked for although it does.
Reason wind_objection(const EvaluationInput& input) {
    const auto most = step_parameter(input.step, "highest_wind", Kind::speed);
    if (!most) return Reason::none;
    const auto wind = typed_quantity(input.typed, "wind", Kind::speed);
    if (!wind) return Reason::ambient_missing;
    return wind->base() > most->base() ? Reason::ambient_outside : Reason::none;
}

tl::expected<AnyQuantity, Reason> calibrated(const EvaluationInput& input, std::string_view role, AnyQuantity speed) {
    const auto& calibrations = input.calibration_set();
    if (calibrations.empty()) return speed;
    const auto* calibration = calibrations.find(role, Measurand::speed);
    if (calibration == nullptr) return tl::unexpected(Reason::not_calibrated);
    const auto correction = correction_at(*calibration, speed);
    if (!correction) return tl::unexpected(Reason::calibration_range);
    return AnyQuantity(Kind::speed, speed.base() + correction->base());
}

/// When the motor did not drive, where the step asks for that and the recorder has a clamp.
Reason note_idle(const EvaluationInput& input, StretchMethod& method) {
    const auto least = step_parameter(input.step, "least_drive_current", Kind::current);
    const auto role = role_with(input, ride_action, Measurand::current);
    if (!least || role.empty()) return Reason::none;
    const auto current = sample_series(input, ride_action, role, Measurand::current, TimeBase::device);
    if (!current) return current.error();
    for (const auto& sample : current->samples)
        if (sample.value < number(*least)) method.idle_times_s.push_back(sample.time_s);
    return Reason::none;
}

/// Speeds of the valid attempts of the steps before, in the order of the steps.
std::array<std::optional<AnyQuantity>, 2> directions(const EvaluationInput& input) {
    std::array<std::optional<AnyQuantity>, 2> out;
    for (const auto& procedure : input.edition.procedures) {
        const bool mine = std::any_of(procedure.steps.begin(), procedure.steps.end(), [&](const auto& step) {
            return step.id == input.step.id && step.evaluation == input.step.evaluation;
        });
        if (!mine) continue;
        std::size_t index = 0;
        for (const auto& step : procedure.steps) {
            if (step.evaluation != direction_evaluation || index >= out.size()) continue;
            for (const auto& attempt : input.earlier)
                if (attempt.procedure == procedure.id && attempt.step == step.id && attempt.result.valid)
                    out[index] = attempt.result.value("measured_speed");
            ++index;
        }
    }
    return out;
}

}  // namespace

tl::expected<double, Reason> fastest_stretch(std::span<const PathPoint> path, const StretchMethod& method) {
    const double longest_gap_s = method.longest_gap_s;
    const auto idle_within = [&](double from, double to) {
        const auto& times = method.idle_times_s;
        const auto first = std::lower_bound(times.begin(), times.end(), from);
        return first != times.end() && *first <= to;
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (!std::isfinite(path[i].time_s) || !std::isfinite(path[i].path_m))
            return tl::unexpected(Reason::value_not_finite);
        if (i > 0 && !(path[i].time_s > path[i - 1].time_s && path[i].path_m > path[i - 1].path_m))
            return tl::unexpected(Reason::clock_fault);
    }
    double fastest = 0;
    bool any = false;
    bool idle = false;
    std::size_t gap_after = 0;  ///< the last edge that stands behind a gap
    std::size_t end = 1;
    for (std::size_t begin = 0; begin < path.size(); ++begin) {
        const double goal = path[begin].path_m + method.length_m;
        while (end < path.size() && path[end].path_m < goal) {
            if (path[end].time_s - path[end - 1].time_s > longest_gap_s) gap_after = end;
            ++end;
        }
        if (end >= path.size()) break;
        any = true;
        const bool last_gap = path[end].time_s - path[end - 1].time_s > longest_gap_s;
        if (gap_after > begin || last_gap) continue;
        const double share = (goal - path[end - 1].path_m) / (path[end].path_m - path[end - 1].path_m);
        const double time = path[end - 1].time_s + share * (path[end].time_s - path[end - 1].time_s);
        if (idle_within(path[begin].time_s, time)) {
            idle = true;
            continue;
        }
        fastest = std::max(fastest, method.length_m / (time - path[begin].time_s));
    }
    if (fastest > 0) return fastest;
    if (idle) return tl::unexpected(Reason::implausible);
    return tl::unexpected(any ? Reason::series_gap : Reason::series_empty);
}

base::Result<StepResult> measured_speed(const EvaluationInput& input) {
    const auto stretch = step_parameter(input.step, "stretch", Kind::length);
    const auto longest_gap = step_parameter(input.step, "longest_gap", Kind::duration);
    for (const auto* parameter : {&stretch, &longest_gap})
        if (!*parameter) return base::fail(parameter->error());
    StepResult result;
    const auto marked = marked_capture(input.captures, input.marks, ride_action);
    const auto path =
        marked ? path_of(*marked) : tl::expected<std::vector<PathPoint>, Reason>(tl::unexpected(Reason::series_empty));
    Reason trouble = path ? Reason::none : path.error();
    if (path) {
        StretchMethod method{number(*stretch), number(*longest_gap), {}};
        trouble = note_idle(input, method);
        const auto fastest = fastest_stretch(*path, method);
        const auto shown = fastest ? exact(Kind::speed, *fastest * 3.6) : std::nullopt;
        if (trouble != Reason::none) {
            // The clamp itself is in trouble: what it says of the drive cannot be left out.
        } else if (!shown) {
            trouble = fastest ? Reason::value_not_finite : fastest.error();
        } else if (const auto value = calibrated(input, marked->capture->role, *shown)) {
            result.values.push_back({"measured_speed", *value});
        } else {
            trouble = value.error();
        }
    }
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (trouble != Reason::none) return not_counting(std::move(result), trouble);
    if (const auto wind = wind_objection(input); wind != Reason::none) return not_counting(std::move(result), wind);
    result.valid = true;
    result.reason = Reason::none;
    return result;
}

base::Result<StepResult> mean_of_directions(const EvaluationInput& input) {
    const auto [outbound, back] = directions(input);
    const auto as_rides = [](const std::optional<AnyQuantity>& speed) {
        return speed ? std::vector{*speed} : std::vector<AnyQuantity>();
    };
    auto result = direction_result(input.edition, input.step, input.rule, as_rides(outbound), as_rides(back), {});
    if (result && !input.void_reason.empty()) return not_counting(std::move(*result), Reason::run_void);
    return result;
}

namespace {

/// The speed of a direction, and of several rides each of them.
void put_direction(StepResult& result, const std::string& direction, std::span<const AnyQuantity> rides) {
    if (rides.empty()) return;
    result.values.push_back({direction, exact_mean(rides)});
    for (std::size_t i = 0; rides.size() > 1 && i < rides.size(); ++i)
        result.values.push_back({direction + '_' + std::to_string(i + 1), rides[i]});
}

/// Whether the means of both lie further apart, not rounded, than `most`.
bool further_apart(std::span<const AnyQuantity> one, std::span<const AnyQuantity> other, const AnyQuantity& most) {
    base::Wide apart = 0;
    const auto count = static_cast<base::Wide>(one.size());
    const auto others = static_cast<base::Wide>(other.size());
    for (const auto& speed : one) apart += speed.base() * others;
    for (const auto& speed : other) apart -= speed.base() * count;
    return (apart < 0 ? -apart : apart) > most.base() * count * others;
}

}  // namespace

base::Result<StepResult> direction_result(const standards::StandardEdition& edition, const standards::Step& step,
                                          const conformity::DecisionRule& rule, std::span<const AnyQuantity> outbound,
                                          std::span<const AnyQuantity> back,
                                          const std::optional<AnyQuantity>& uncertainty) {
    const auto apart = step_parameter(step, "direction_difference", Kind::speed);
    if (!apart) return base::fail(apart.error());
    const auto limit = step_limit(edition, step, "result");
    if (!limit) return base::fail(limit.error());
    StepResult result;
    put_direction(result, "outbound_speed", outbound);
    put_direction(result, "return_speed", back);
    const auto exact_one = exact_speed(result);
    if (!exact_one) return not_counting(std::move(result), Reason::rests_on_missing);
    const AnyQuantity mean(Kind::speed,
                           static_cast<std::int64_t>(base::divide_half_even(exact_one->total, exact_one->count)));
    result.values.push_back({"maximum_speed", mean});
    metrology::Measurement measurement{"maximum_speed", mean, {}, {}, metrology::Provenance::calculated};
    const conformity::Exactness exactness{beside(step, result, "maximum_speed")};
    if (uncertainty) {
        measurement.standard_uncertainty = uncertainty;
        measurement.coverage_factor = base::Decimal(2, 0);
        result.values.push_back({"maximum_speed_standard_uncertainty", *uncertainty});
        result.values.push_back({"coverage_factor", AnyQuantity(metrology::Ratio::from_base(2'000'000'000))});
    }
    if (further_apart(outbound, back, *apart)) return not_counting(std::move(result), Reason::sources_disagree);
    const auto assessment = conformity::assess_exactly(measurement, exactness, **limit, rule);
    result.valid = true;
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
