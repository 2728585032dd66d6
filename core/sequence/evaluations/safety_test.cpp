// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/safety_test.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/metrology/exact_value.h"
#include "core/sequence/evaluations/judged_values.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/marked_capture.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/standards/needs/set_points.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Flag;
using metrology::Kind;
using metrology::Measurand;

constexpr std::string_view high_voltage = "safety_tester";
constexpr std::string_view insulation = "insulation_tester";

/// One answer of the tester: everything it told in one frame.
struct Told {
    std::optional<double> voltage;
    std::optional<double> value;  ///< amperes or ohms
    std::optional<double> time;   ///< s at full voltage; none while the voltage rises
    std::optional<bool> passed;
    bool beyond = false;  ///< the value lies beyond the range
    bool below = false;   ///< it lies below what the tester can show
};

struct Answers {
    std::vector<Told> told;
    Reason trouble = Reason::none;
};

Answers answers_of(const EvaluationInput& input, std::string_view role, std::string_view action, Measurand measurand) {
    Answers out;
    const auto marked = marked_capture(input.captures, input.marks, action, role);
    if (!marked) return {{}, Reason::series_empty};
    if (!marked->capture->complete) return {{}, Reason::series_gap};
    if (const auto trouble = instrument_trouble(*marked->capture); trouble != Reason::none) return {{}, trouble};
    std::uint64_t frame = 0;
    for (const auto& indication : marked->capture->indications) {
        if (!marked->holds(indication.offset, indication.length)) continue;
        if (out.told.empty() || indication.offset != frame) out.told.emplace_back();
        frame = indication.offset;
        auto& told = out.told.back();
        const bool judged = indication.measurand == Measurand::judgement;
        if (indication.measurand == measurand) {
            told.beyond = told.beyond || indication.flags.has(Flag::over_range);
            told.below = told.below || indication.flags.has(Flag::under_range);
        }
        if (!indication.has_value()) continue;
        const auto shown = exact_value(indication);
        if (judged && !shown) return {{}, Reason::wrong_kind};
        const auto value =
            judged ? tl::expected<AnyQuantity, Reason>(*shown) : corrected(input.calibration_set(), role, indication);
        if (!value) return {{}, value.error()};
        if (judged) told.passed = value->base() == 1;
        if (indication.measurand == Measurand::voltage) told.voltage = number(*value);
        if (indication.measurand == Measurand::elapsed_time) told.time = number(*value);
        if (indication.measurand == measurand) told.value = number(*value);
    }
    if (out.told.empty()) out.trouble = Reason::series_empty;
    return out;
}

void keep(StepResult& result, const char* name, Kind kind, double value) {
    if (const auto shown = exact(kind, value)) result.values.push_back({name, *shown});
}

std::optional<double> usable(const conformity::Limit& limit) {
    if (limit.status == conformity::LimitStatus::unverified || !limit.value) return std::nullopt;
    return number(limit.value->value());
}

bool beyond_limit(const EvaluationInput& input, const AnyQuantity& value) {
    const auto limit = result_limit(input.edition, input.step, input.item);
    if (!limit || (*limit)->status == conformity::LimitStatus::unverified) return false;
    const auto bounds = conformity::tolerance_limits(**limit);
    return bounds && bounds->upper && bounds->upper->kind() == value.kind() &&
           value.base() > bounds->upper->value().base();
}

}  // namespace

base::Result<StepResult> electric_strength(const EvaluationInput& input) {
    const auto tolerance = step_parameter(input.step, "voltage_tolerance", Kind::ratio);
    if (!tolerance) return base::fail(tolerance.error());
    const auto voltage_limit = step_limit(input.edition, input.step, "voltage");
    if (!voltage_limit) return base::fail(voltage_limit.error());
    const auto time_limit = step_limit(input.edition, input.step, "time");
    if (!time_limit) return base::fail(time_limit.error());

    StepResult result;
    // The set points rise; the last one is the test itself, those before it are for the leads.
    const auto count = std::max<std::size_t>(1, standards::set_points_of(input.edition, input.step).size());
    const auto answers = answers_of(input, high_voltage, "test_" + std::to_string(count), Measurand::current);
    double leakage = 0;
    double voltage = 0;
    double time = 0;
    bool read = false;
    bool beyond = false;
    std::optional<bool> passed;
    for (const auto& told : answers.told) {
        if (told.passed) passed = told.passed;
        if (told.value) leakage = std::max(leakage, *told.value);
        read = read || told.value.has_value();
        beyond = beyond || told.beyond;
        if (told.time) time = std::max(time, *told.time);
        if (told.time && told.voltage) voltage = *told.voltage;
    }
    // It ended the test because the current reached what it was set to, faster than it can tell.
    if (const auto trip = step_parameter(input.step, "trip_current", Kind::current); trip && passed && !*passed)
        leakage = std::max(leakage, number(*trip));
    if (read) {
        keep(result, "leakage_current", Kind::current, leakage);
        keep(result, "test_voltage", Kind::voltage, voltage);
        keep(result, "test_time", Kind::duration, time);
    }
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (answers.trouble != Reason::none) return not_counting(std::move(result), answers.trouble);
    if (!read) return not_counting(std::move(result), Reason::value_missing);
    const auto judged = [&] { return judged_values(input, std::move(result), {{"result", "leakage_current"}}); };
    if (beyond_limit(input, *result.value("leakage_current"))) return judged();
    // A current that the tester could not show may have been any.
    if (beyond) return not_counting(std::move(result), Reason::over_range);
    const auto volts = usable(**voltage_limit);
    const auto seconds = usable(**time_limit);
    if (!volts || !seconds) return not_counting(std::move(result), Reason::limit_unverified);
    if (std::fabs(voltage - *volts) > *volts * static_cast<double>(tolerance->base()) * 1e-9)
        return not_counting(std::move(result), Reason::set_point_missed);
    if (passed && !*passed) return not_counting(std::move(result), Reason::sources_disagree);
    if (time < *seconds - 1e-9) return not_counting(std::move(result), Reason::condition_not_met);
    return judged();
}

base::Result<StepResult> insulation_resistance(const EvaluationInput& input) {
    const auto tolerance = step_parameter(input.step, "voltage_tolerance", Kind::ratio);
    if (!tolerance) return base::fail(tolerance.error());
    const auto volts = step_parameter(input.step, "test_voltage", Kind::voltage);
    if (!volts) return base::fail(volts.error());
    StepResult result;
    const auto answers = answers_of(input, insulation, "test", Measurand::resistance);
    // The last answer of the test itself, whatever it holds: an earlier one must not stand in for what is missing.
    const Told* last = nullptr;
    for (const auto& told : answers.told)
        if (told.time) last = &told;
    if (last != nullptr && last->voltage) keep(result, "test_voltage", Kind::voltage, *last->voltage);
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (answers.trouble != Reason::none) return not_counting(std::move(result), answers.trouble);
    if (last != nullptr && last->below) return not_counting(std::move(result), Reason::over_range);
    if (last == nullptr || (!last->value && !last->beyond))
        return not_counting(std::move(result), Reason::value_missing);
    const double wanted = number(*volts);
    if (!last->voltage || std::fabs(*last->voltage - wanted) > wanted * static_cast<double>(tolerance->base()) * 1e-9)
        return not_counting(std::move(result), Reason::set_point_missed);
    if (last->beyond) {
        const auto beyond = step_parameter(input.step, "beyond_range", Kind::resistance);
        if (!beyond) return not_counting(std::move(result), Reason::over_range);
        result.values.push_back({"insulation_resistance", *beyond});
    } else {
        keep(result, "insulation_resistance", Kind::resistance, *last->value);
    }
    return judged_values(input, std::move(result), {{"result", "insulation_resistance"}});
}

}  // namespace velocert::sequence
