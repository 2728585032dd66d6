// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/rated_power.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "core/sequence/evaluations/judged_values.h"
#include "core/sequence/evaluations/motor/torque_point.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/sequence/evaluations/series/steady_state.h"
#include "core/standards/needs/set_points.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Kind;
using metrology::Measurand;

tl::expected<HeldSeries, Reason> held_series(const EvaluationInput& input, const std::string& action) {
    HeldSeries out;
    const auto take = [&](Measurand measurand, std::string_view role, Series& into) {
        if (role.empty()) return Reason::none;
        auto series = sample_series(input, action, role, measurand, TimeBase::arrival);
        if (!series) return series.error();
        into = std::move(series->samples);
        return Reason::none;
    };
    const auto dynamometer = role_with(input, action, Measurand::torque);
    const auto meter = role_with(input, action, Measurand::power);
    for (const auto trouble :
         {take(Measurand::torque, dynamometer, out.torque), take(Measurand::rotation, dynamometer, out.rotation),
          take(Measurand::voltage, meter, out.supply), take(Measurand::current, meter, out.current),
          take(Measurand::power, meter, out.power)})
        if (trouble != Reason::none) return tl::unexpected(trouble);
    return out;
}

TorquePoint point_at(const EvaluationInput& input, const SteadyMethod& method, const std::string& action,
                     const metrology::WrittenQuantity& set_point) {
    TorquePoint out;
    const auto held = held_series(input, action);
    if (!held) {
        out.trouble = held.error();
        return out;
    }
    // A machine that holds a torque lets the speed find itself: it is held against its own mean.
    const bool speed_is_set = set_point.kind() == Kind::rotation;
    out = steady_point(*held, speed_is_set ? std::optional(number(set_point.value())) : std::nullopt, method);
    if (out.trouble != Reason::none) return out;
    if (!out.electrical_power || !out.supply)
        out.trouble = Reason::value_missing;
    else
        out.trouble = power_objection(input.step, out);
    return out;
}

}  // namespace

Reason statement_objection(const standards::Step& step) {
    const auto tolerance = step_parameter(step, "statement_tolerance", Kind::ratio);
    if (!tolerance) return Reason::none;
    const auto torque = step_parameter(step, "rated_torque", Kind::torque);
    const auto speed = step_parameter(step, "stated_speed", Kind::rotation);
    const auto power = step_parameter(step, "stated_power", Kind::power);
    if (!torque || !speed || !power) return Reason::answer_missing;
    const double product = 2 * std::numbers::pi * number(*speed) / 60 * number(*torque);
    const double allowed = static_cast<double>(tolerance->base()) * 1e-9 * number(*power);
    return std::abs(product - number(*power)) <= allowed ? Reason::none : Reason::answers_disagree;
}

base::Result<StepResult> rated_power(const EvaluationInput& input) {
    const auto method = steady_method(input.edition, input.step);
    if (!method) return base::fail(method.error());
    StepResult result;
    auto trouble = statement_objection(input.step);
    double largest = 0;
    std::size_t n = 0;
    for (const auto& set_point : standards::set_points_of(input.edition, input.step)) {
        const std::string tail = '_' + std::to_string(++n);
        const auto point = point_at(input, *method, "hold" + tail, set_point);
        result.values.push_back({"set_point" + tail, set_point.value()});
        if (trouble == Reason::none) trouble = point.trouble;
        if (!point.torque || !point.speed) continue;
        const double power = 2 * std::numbers::pi * number(*point.speed) / 60 * number(*point.torque);
        result.values.push_back({"speed" + tail, *point.speed});
        result.values.push_back({"torque" + tail, *point.torque});
        if (const auto shown = exact(Kind::power, power)) result.values.push_back({"mechanical_power" + tail, *shown});
        largest = std::max(largest, power);
    }
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (n == 0) trouble = Reason::limit_missing;
    if (trouble != Reason::none) return not_counting(std::move(result), trouble);
    const auto power = exact(Kind::power, largest);
    if (!power) return not_counting(std::move(result), Reason::value_not_finite);
    result.values.push_back({"rated_power", *power});
    return judged_values(input, std::move(result), {{"result", "rated_power"}});
}

}  // namespace velocert::sequence
