// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/steady_state_torque.h"

#include <algorithm>
#include <string>

#include "core/sequence/evaluations/motor/torque_point.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/standards/needs/set_points.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Kind;
using metrology::Measurand;

struct Held {
    HeldSeries series;
    Series temperature;
    std::optional<metrology::AnyQuantity> resolution;
    Reason trouble = Reason::none;
};

/// Adds the series of a measurand from the role that shows it beside `beside`, else from any role that does.
void take(const EvaluationInput& input, const std::string& action, Measurand measurand, std::string_view beside,
          Series& into, Held& held) {
    auto role = beside;
    if (role.empty()) role = role_with(input, action, measurand);
    if (role.empty()) return;
    auto series = sample_series(input, action, role, measurand, TimeBase::arrival);
    if (!series) {
        if (held.trouble == Reason::none) held.trouble = series.error();
        return;
    }
    into = std::move(series->samples);
    if (measurand == Measurand::torque) held.resolution = series->resolution;
}

Held held_at(const EvaluationInput& input, const std::string& action) {
    Held out;
    const auto dynamometer = role_with(input, action, Measurand::torque);
    take(input, action, Measurand::torque, dynamometer, out.series.torque, out);
    take(input, action, Measurand::rotation, dynamometer, out.series.rotation, out);
    // A source shows voltage and current too; the power meter at the controller's terminals goes first.
    const auto meter = role_with(input, action, Measurand::power);
    take(input, action, Measurand::power, meter, out.series.power, out);
    take(input, action, Measurand::voltage, meter, out.series.supply, out);
    take(input, action, Measurand::current, meter, out.series.current, out);
    take(input, action, Measurand::temperature, {}, out.temperature, out);
    return out;
}

/// Too hot, or under load for too long before the torque was steady.
Reason thermal_objection(const EvaluationInput& input, const Held& held, const SteadyMethod& method, double set_point) {
    if (const auto most = step_parameter(input.step, "highest_temperature", Kind::temperature)) {
        const double highest = number(*most);
        if (std::any_of(held.temperature.begin(), held.temperature.end(),
                        [&](const Sample& sample) { return sample.value > highest; }))
            return Reason::thermal_limit;
        const auto typed = typed_quantity(input.typed, "winding_temperature", Kind::temperature);
        if (typed && typed->base() > most->base()) return Reason::thermal_limit;
    }
    const auto longest = step_parameter(input.step, "longest_load", Kind::duration);
    const auto window = find_steady(held.series, set_point, method);
    if (longest && window && window->to_s - held.series.torque.front().time_s > number(*longest))
        return Reason::thermal_limit;
    return Reason::none;
}

TorquePoint point_at(const EvaluationInput& input, const SteadyMethod& method, const std::string& action,
                     double set_point) {
    const Held held = held_at(input, action);
    TorquePoint point;
    if (held.trouble != Reason::none) {
        point.trouble = held.trouble;
        return point;
    }
    point = steady_point(held.series, set_point, method);
    point.resolution = held.resolution;
    if (point.trouble != Reason::none) return point;
    if (held.series.supply.empty() || !point.electrical_power)
        point.trouble = Reason::value_missing;
    else if (const auto hot = thermal_objection(input, held, method, set_point); hot != Reason::none)
        point.trouble = hot;
    else
        point.trouble = power_objection(input.step, point);
    return point;
}

}  // namespace

base::Result<StepResult> steady_state_torque(const EvaluationInput& input) {
    const auto method = steady_method(input.edition, input.step);
    if (!method) return base::fail(method.error());
    std::vector<TorquePoint> points;
    for (const auto& set_point : standards::set_points_of(input.edition, input.step)) {
        const std::string action = "hold_" + std::to_string(points.size() + 1);
        points.push_back(point_at(input, *method, action, number(set_point.value())));
    }
    return torque_result(input.edition, input.step, input.rule, points, input.void_reason);
}

}  // namespace velocert::sequence
