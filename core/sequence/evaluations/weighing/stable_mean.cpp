// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/stable_mean.h"

#include <algorithm>
#include <cstdlib>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/unrounded.h"
#include "core/sequence/evaluations/weighing/balance_readings.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

// The acquisitions, as the packs name them.
constexpr std::string_view zero_action = "zero_check";
constexpr std::string_view load_action = "load";
constexpr std::string_view zero_after_action = "zero_after";

struct WeighingPlan {
    AnyQuantity zero_tolerance{Kind::mass, 0};
    AnyQuantity repeatability{Kind::mass, 0};
    std::optional<AnyQuantity> drift_tolerance;  ///< with a zero check after the load
    std::optional<AnyQuantity> least_mass;       ///< below it something else is on the platform
    std::size_t count = 1;
};

base::Result<WeighingPlan> plan_of(const standards::Step& step) {
    WeighingPlan out;
    const auto zero_tolerance = step_parameter(step, "zero_tolerance", Kind::mass);
    if (!zero_tolerance) return base::fail(zero_tolerance.error());
    out.zero_tolerance = *zero_tolerance;
    const auto repeatability = step_parameter(step, "repeatability", Kind::mass);
    if (!repeatability) return base::fail(repeatability.error());
    out.repeatability = *repeatability;
    if (has_acquisition(step, zero_after_action)) {
        const auto drift = step_parameter(step, "drift_tolerance", Kind::mass);
        if (!drift) return base::fail(drift.error());
        out.drift_tolerance = *drift;
    }
    if (const auto least = step_parameter(step, "least_mass", Kind::mass)) out.least_mass = *least;
    const auto count = wanted_count(step, load_action);
    if (!count) return base::fail(count.error());
    out.count = *count;
    return out;
}

/// What can be said of the load, and why it does not count; Reason::none when it does.
Reason weigh(const EvaluationInput& input, const WeighingPlan& plan, StepResult& result) {
    const auto zero_mark = marked_capture(input.captures, input.marks, zero_action);
    const auto load_mark = marked_capture(input.captures, input.marks, load_action);
    const auto after_mark = marked_capture(input.captures, input.marks, zero_after_action);
    const auto zero = balance_readings(zero_mark, 1, nullptr);
    const auto load = balance_readings(load_mark, plan.count, &input.calibration_set());
    const auto after = balance_readings(after_mark, 1, nullptr);
    const bool two_zeros = plan.drift_tolerance.has_value();

    if (!zero.values.empty()) result.values.push_back({"zero", zero.values.front()});
    for (std::size_t i = 0; i < load.values.size(); ++i)
        result.values.push_back({"reading_" + std::to_string(i + 1), load.values[i]});
    if (two_zeros && !after.values.empty()) result.values.push_back({"zero_after", after.values.front()});
    if (two_zeros && load.resolution) result.values.push_back({"mass_resolution", *load.resolution});

    if (!input.void_reason.empty()) return Reason::run_void;
    for (const auto& mark : {zero_mark, load_mark, after_mark}) {
        if (!mark) continue;
        if (!mark->capture->complete) return Reason::series_gap;
        if (const auto trouble = instrument_trouble(*mark->capture); trouble != Reason::none) return trouble;
    }
    if (zero.trouble != Reason::none || std::llabs(zero.values.front().base()) > plan.zero_tolerance.base())
        return Reason::not_zeroed;
    if (load.trouble != Reason::none) return load.trouble;
    if (spread(load.values) > plan.repeatability.base()) return Reason::repeatability;
    if (two_zeros) {
        if (after.trouble != Reason::none) return after.trouble;
        // What the zero moved by while the load was on stands in the load as well.
        if (std::llabs(after.values.front().base() - zero.values.front().base()) > plan.drift_tolerance->base())
            return Reason::drift;
    }
    const AnyQuantity mass = exact_mean(load.values);
    result.values.push_back({"mass", mass});
    if (mass.base() <= 0) return Reason::value_missing;  // nothing was on the platform
    // A helmet or a box of tools was, and not what is to be weighed.
    return plan.least_mass && mass.base() < plan.least_mass->base() ? Reason::implausible : Reason::none;
}

}  // namespace

AnyQuantity exact_mean(std::span<const AnyQuantity> values) {
    base::Wide sum = 0;
    for (const auto& value : values) sum += value.base();
    const auto mean = base::divide_half_even(sum, static_cast<base::Wide>(values.size()));
    return {values.front().kind(), static_cast<std::int64_t>(mean)};
}

base::Result<StepResult> weighed_mass(const EvaluationInput& input) {
    const auto plan = plan_of(input.step);
    if (!plan) return base::fail(plan.error());
    StepResult result;
    result.reason = weigh(input, *plan, result);
    result.valid = result.reason == Reason::none;
    return result;
}

base::Result<StepResult> stable_mean(const EvaluationInput& input) {
    const auto limit = result_limit(input.edition, input.step, input.item);
    if (!limit) return base::fail(limit.error());
    auto result = weighed_mass(input);
    if (!result || !result->valid) return result;
    const metrology::Measurement measurement{"mass", *result->value("mass"), {}, {}, metrology::Provenance::calculated};
    const conformity::Exactness exactness{beside(input.step, *result, "mass")};
    const auto assessment = conformity::assess_exactly(measurement, exactness, **limit, input.rule);
    result->verdict = assessment.verdict;
    result->reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
