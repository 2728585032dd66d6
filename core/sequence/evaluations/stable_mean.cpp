// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/stable_mean.h"

#include <algorithm>
#include <cstdlib>

#include "core/sequence/evaluations/marked_capture.h"
#include "core/sequence/evaluations/plan_lookup.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using metrology::Flag;

// The two acquisitions, as the packs name them.
constexpr std::string_view zero_action = "zero_check";
constexpr std::string_view load_action = "load";

struct Readings {
    std::vector<AnyQuantity> values;
    Reason trouble = Reason::none;  ///< what else was seen
};

/// Stable masses within a mark, at most `count`, corrected.
Readings readings_of(const std::optional<MarkedCapture>& marked, std::size_t count,
                     const CalibrationSet& calibrations) {
    Readings out;
    if (!marked) return {{}, Reason::series_empty};
    for (const auto& indication : marked->capture->indications) {
        if (!marked->holds(indication.offset, indication.length)) continue;
        if (indication.measurand != metrology::Measurand::mass || indication.flags.has(Flag::zeroing)) continue;
        if (out.values.size() == count) break;
        if (indication.flags.has(Flag::over_range) || indication.flags.has(Flag::under_range)) {
            out.trouble = Reason::over_range;
            break;
        }
        if (indication.flags.has(Flag::saturated)) {
            out.trouble = Reason::saturated;
            break;
        }
        if (!indication.has_value()) continue;
        if (!indication.flags.has(Flag::stable)) {
            out.trouble = Reason::unstable;
            continue;
        }
        const auto value = corrected(calibrations, marked->capture->role, indication);
        if (!value) {
            out.trouble = value.error() == Reason::value_missing ? Reason::wrong_kind : value.error();
            break;
        }
        out.values.push_back(*value);
    }
    if (out.values.size() == count && out.trouble == Reason::unstable) out.trouble = Reason::none;
    if (out.values.size() < count && out.trouble == Reason::none) out.trouble = Reason::series_empty;
    return out;
}

base::Result<std::size_t> wanted_count(const standards::Step& step) {
    for (const auto& action : step.actions) {
        // The prompt before it may carry the same name.
        if (action.id != load_action || action.kind != standards::Action::Kind::acquire) continue;
        const auto count = action.parameters.find("count");
        if (count == action.parameters.end()) return std::size_t{1};
        const auto value =
            count->second.value ? count->second.value->value().as<metrology::Kind::count>() : std::nullopt;
        if (value && value->base() >= 1 && value->base() <= 1000) return static_cast<std::size_t>(value->base());
        return base::fail(base::ErrorCode::bad_value, "step " + step.id + ", action load", "no usable count",
                          "1 to 1000");
    }
    return base::fail(base::ErrorCode::missing_field, "step " + step.id, "no action '" + std::string(load_action) + "'",
                      "an acquisition of that name");
}

}  // namespace

AnyQuantity exact_mean(std::span<const AnyQuantity> values) {
    base::Wide sum = 0;
    for (const auto& value : values) sum += value.base();
    const auto mean = base::divide_half_even(sum, static_cast<base::Wide>(values.size()));
    return {values.front().kind(), static_cast<std::int64_t>(mean)};
}

base::Result<StepResult> stable_mean(const EvaluationInput& input) {
    const auto& step = input.step;
    const auto zero_tolerance = step_parameter(step, "zero_tolerance", metrology::Kind::mass);
    if (!zero_tolerance) return base::fail(zero_tolerance.error());
    const auto repeatability = step_parameter(step, "repeatability", metrology::Kind::mass);
    if (!repeatability) return base::fail(repeatability.error());
    const auto limit = result_limit(input.edition, step, input.item);
    if (!limit) return base::fail(limit.error());
    const auto count = wanted_count(step);
    if (!count) return base::fail(count.error());

    const auto zero_mark = marked_capture(input.captures, input.marks, zero_action);
    const auto load_mark = marked_capture(input.captures, input.marks, load_action);
    // Whether the balance shows zero is asked of the indication itself.
    const Readings zero = readings_of(zero_mark, 1, CalibrationSet());
    const Readings load = readings_of(load_mark, *count, input.calibration_set());

    StepResult result;
    if (!zero.values.empty()) result.values.push_back({"zero", zero.values.front()});
    for (std::size_t i = 0; i < load.values.size(); ++i)
        result.values.push_back({"reading_" + std::to_string(i + 1), load.values[i]});

    const auto not_counting = [&](Reason reason) {
        result.reason = reason;
        return result;
    };
    if (!input.void_reason.empty()) return not_counting(Reason::run_void);
    for (const auto& mark : {zero_mark, load_mark}) {
        if (!mark) continue;
        if (!mark->capture->complete) return not_counting(Reason::series_gap);
        if (const auto trouble = instrument_trouble(*mark->capture); trouble != Reason::none)
            return not_counting(trouble);
    }
    if (zero.trouble != Reason::none || std::llabs(zero.values.front().base()) > zero_tolerance->base())
        return not_counting(Reason::not_zeroed);
    if (load.trouble != Reason::none) return not_counting(load.trouble);
    const auto [least, most] = std::minmax_element(load.values.begin(), load.values.end(),
                                                   [](const auto& a, const auto& b) { return a.base() < b.base(); });
    if (most->base() - least->base() > repeatability->base()) return not_counting(Reason::repeatability);

    const AnyQuantity mass = exact_mean(load.values);
    result.values.push_back({"mass", mass});
    if (mass.base() <= 0) return not_counting(Reason::value_missing);  // nothing was on the platform
    const metrology::Measurement measurement{"mass", mass, {}, {}, metrology::Provenance::calculated};
    const auto assessment = conformity::assess(measurement, **limit, input.rule);
    result.valid = true;
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
