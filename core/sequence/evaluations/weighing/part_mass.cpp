// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/part_mass.h"

#include <cmath>
#include <cstdlib>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/weighing/balance_readings.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using laboratory::Part;
using metrology::AnyQuantity;
using metrology::Kind;

// The acquisitions and the typed field, as the packs name them.
constexpr std::string_view zero_action = "zero_check";
constexpr std::string_view load_action = "load";
constexpr std::string_view container_field = "container_mass";

struct PartPlan {
    std::int64_t zero_divisions = 0;
    std::int64_t repeatability_divisions = 0;
    std::int64_t lightest_divisions = 0;
    std::size_t count = 1;
};

base::Result<PartPlan> plan_of(const standards::Step& step) {
    PartPlan out;
    const auto read = [&](const char* name, std::int64_t& into) -> base::Result<void> {
        const auto value = step_parameter(step, name, Kind::count);
        if (!value) return base::fail(value.error());
        into = value->base();
        return {};
    };
    if (auto done = read("zero_divisions", out.zero_divisions); !done) return base::fail(done.error());
    if (auto done = read("repeatability_divisions", out.repeatability_divisions); !done)
        return base::fail(done.error());
    if (auto done = read("lightest_divisions", out.lightest_divisions); !done) return base::fail(done.error());
    const auto count = wanted_count(step, load_action);
    if (!count) return base::fail(count.error());
    out.count = *count;
    return out;
}

/// The last digit a container's mass was typed with.
double last_digit_of(std::span<const TypedValue> typed) {
    const auto text = typed_text(typed, container_field);
    if (!text) return 0;
    const auto written = metrology::WrittenQuantity::parse(*text, Kind::mass);
    if (!written) return 0;
    return static_cast<double>(written->unit().factor) / std::pow(10.0, written->number().scale());
}

AnyQuantity rounded_up(double mg) { return {Kind::mass, static_cast<std::int64_t>(std::ceil(mg))}; }

/// Adds what is known of the uncertainty. Reason::none, or why nothing can be said of it.
Reason add_uncertainty(const EvaluationInput& input, const std::string& role, const BalanceReadings& load,
                       const AnyQuantity& resolution, StepResult& result) {
    const auto* calibration = input.calibration_set().find(role, metrology::Measurand::mass);
    if (calibration == nullptr) return Reason::not_calibrated;
    const auto shared = metrology::calibration_uncertainty(*calibration, exact_mean(load.values));
    if (!shared) return Reason::calibration_range;
    // One half step to either side, rectangular: a / sqrt(3) with a = d / 2.
    const double rounding = static_cast<double>(resolution.base()) / std::sqrt(12.0);
    const bool tared = input.part != nullptr && input.part->container == Part::Container::tare;
    double own = (tared ? 3.0 : 2.0) * rounding * rounding;  // load and zero, and the tare
    const double n = static_cast<double>(load.values.size());
    if (load.values.size() > 1) {
        double mean = 0;
        for (const auto& value : load.values) mean += static_cast<double>(value.base()) / n;
        double squares = 0;
        for (const auto& value : load.values) squares += std::pow(static_cast<double>(value.base()) - mean, 2);
        own += squares / (n - 1) / n;
    }
    // What was typed is known to its last digit, one to either side.
    own += std::pow(last_digit_of(input.typed), 2) / 3.0;
    const double u = static_cast<double>(shared->base());
    result.values.push_back({"mass_correlated_uncertainty", *shared});
    result.values.push_back({"mass_standard_uncertainty", rounded_up(std::sqrt(u * u + own))});
    return Reason::none;
}

Reason weigh(const EvaluationInput& input, const PartPlan& plan, StepResult& result) {
    const auto zero_mark = marked_capture(input.captures, input.marks, zero_action);
    const auto load_mark = marked_capture(input.captures, input.marks, load_action);
    const auto zero = balance_readings(zero_mark, 1, nullptr);
    const auto load = balance_readings(load_mark, plan.count, &input.calibration_set());
    if (!zero.values.empty()) result.values.push_back({"zero", zero.values.front()});
    for (std::size_t i = 0; i < load.values.size(); ++i)
        result.values.push_back({"reading_" + std::to_string(i + 1), load.values[i]});
    const auto container = typed_quantity(input.typed, container_field, Kind::mass);
    if (container) result.values.push_back({"container_mass", *container});

    if (!input.void_reason.empty()) return Reason::run_void;
    for (const auto& mark : {zero_mark, load_mark}) {
        if (!mark) continue;
        if (!mark->capture->complete) return Reason::series_gap;
        if (const auto trouble = instrument_trouble(*mark->capture); trouble != Reason::none) return trouble;
    }
    if (zero.trouble != Reason::none) return Reason::not_zeroed;
    if (load.trouble != Reason::none) return load.trouble;
    // Every tolerance is in steps of the balance: without its step nothing can be told.
    if (!load.resolution) return Reason::value_missing;
    const AnyQuantity step = *load.resolution;
    result.values.push_back({"mass_resolution", step});
    if (std::llabs(zero.values.front().base()) > plan.zero_divisions * step.base()) return Reason::not_zeroed;
    if (spread(load.values) > plan.repeatability_divisions * step.base()) return Reason::repeatability;
    if (input.part != nullptr && input.part->container == Part::Container::known && !container)
        return Reason::value_missing;
    const std::int64_t net = exact_mean(load.values).base() - (container ? container->base() : 0);
    result.values.push_back({"mass", AnyQuantity(Kind::mass, net)});
    if (net <= 0) return Reason::value_missing;  // nothing was on the balance
    if (net < plan.lightest_divisions * step.base()) return Reason::over_range;
    if (input.calibration_set().empty()) return Reason::none;
    return add_uncertainty(input, load_mark->capture->role, load, step, result);
}

}  // namespace

base::Result<StepResult> part_mass(const EvaluationInput& input) {
    const auto plan = plan_of(input.step);
    if (!plan) return base::fail(plan.error());
    StepResult result;
    result.reason = weigh(input, *plan, result);
    result.valid = result.reason == Reason::none;
    return result;
}

}  // namespace velocert::sequence
