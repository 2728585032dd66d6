// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/torque_point.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/standards/needs/set_points.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using metrology::Kind;

std::optional<AnyQuantity> mean_in(Kind kind, const Series& series, const SteadyWindow& window) {
    const auto samples = within(series, window);
    if (samples.empty()) return std::nullopt;
    double sum = 0;
    for (const auto& sample : samples) sum += sample.value;
    return exact(kind, sum / static_cast<double>(samples.size()));
}

std::optional<double> mechanical_power(const TorquePoint& point) {
    if (!point.torque || !point.speed) return std::nullopt;
    return number(*point.torque) * number(*point.speed) * std::numbers::pi / 30;
}

/// N m per r/min around the point, from its neighbours on the curve; without any, that of constant power.
double slope_at(std::span<const TorquePoint> points, std::size_t index) {
    const auto usable = [](const TorquePoint& point) { return point.torque && point.speed; };
    const TorquePoint& here = points[index];
    double steepest = 0;
    bool found = false;
    for (const std::size_t other : {index - 1, index + 1}) {
        if (other >= points.size() || !usable(points[other])) continue;
        const double apart = number(*points[other].speed) - number(*here.speed);
        if (apart == 0) continue;
        steepest = std::max(steepest, std::fabs((number(*points[other].torque) - number(*here.torque)) / apart));
        found = true;
    }
    if (found) return steepest;
    const double speed = number(*here.speed);
    return speed > 0 ? std::fabs(number(*here.torque)) / speed : 0;
}

void add(StepResult& result, const std::string& name, const std::optional<AnyQuantity>& value) {
    if (value) result.values.push_back({name, *value});
}

void add_point(StepResult& result, std::span<const TorquePoint> points, std::size_t index,
               const metrology::WrittenQuantity& set_point) {
    const TorquePoint& point = points[index];
    const std::string n = '_' + std::to_string(index + 1);
    add(result, "set_point" + n, set_point.value());
    add(result, "speed" + n, point.speed);
    add(result, "torque" + n, point.torque);
    add(result, "supply" + n, point.supply);
    add(result, "current" + n, point.current);
    add(result, "electrical_power" + n, point.electrical_power);
    if (const auto mechanical = mechanical_power(point)) {
        add(result, "mechanical_power" + n, exact(Kind::power, *mechanical));
        if (point.electrical_power && point.electrical_power->base() > 0) {
            const double share = *mechanical / number(*point.electrical_power);
            add(result, "efficiency" + n, exact(Kind::ratio, 100 * share));
        }
    }
    add(result, "torque" + n + "_type_a", point.type_a);
    if (point.type_a_dof) add(result, "torque" + n + "_type_a_dof", exact(Kind::ratio, 100 * *point.type_a_dof));
    add(result, "torque" + n + "_resolution", point.resolution);
    if (point.torque && point.speed) {
        const double missed = std::fabs(number(*point.speed) - number(set_point.value()));
        add(result, "torque" + n + "_set_point_uncertainty",
            exact(Kind::torque, missed * slope_at(points, index) / std::numbers::sqrt3));
    }
    add(result, "torque" + n + "_standard_uncertainty", point.standard_uncertainty);
}

bool among(const std::vector<metrology::WrittenQuantity>& values, const metrology::WrittenQuantity& value) {
    return std::any_of(values.begin(), values.end(), [&](const auto& one) { return one.value() == value.value(); });
}

}  // namespace

TorquePoint steady_point(const HeldSeries& series, std::optional<double> set_point, const SteadyMethod& method) {
    TorquePoint out;
    const auto window = find_steady(series, set_point, method);
    if (!window) {
        out.trouble = window.error();
        return out;
    }
    const auto torque = steady_mean(within(series.torque, *window));
    if (!torque) {
        out.trouble = Reason::series_empty;
        return out;
    }
    out.torque = exact(Kind::torque, torque->mean);
    // Rounded up: the scatter is never understated by leaving the computation.
    out.type_a = exact(Kind::torque, std::ceil(torque->standard_uncertainty * 1e3) / 1e3);
    out.type_a_dof = torque->degrees_of_freedom;
    out.speed = mean_in(Kind::rotation, series.rotation, *window);
    out.supply = mean_in(Kind::voltage, series.supply, *window);
    out.current = mean_in(Kind::current, series.current, *window);
    out.electrical_power = mean_in(Kind::power, series.power, *window);
    if (!out.electrical_power && out.supply && out.current)
        out.electrical_power = exact(Kind::power, number(*out.supply) * number(*out.current));
    if (!out.torque || !out.speed || !out.type_a) out.trouble = Reason::value_not_finite;
    return out;
}

Reason power_objection(const standards::Step& step, const TorquePoint& point) {
    if (!point.torque || !point.speed) return Reason::value_missing;
    if (point.torque->base() <= 0 || point.speed->base() <= 0) return Reason::implausible;
    if (!point.electrical_power) return Reason::none;
    if (point.electrical_power->base() <= 0) return Reason::implausible;
    const double share = *mechanical_power(point) / number(*point.electrical_power);
    const auto bound = [&](const char* name, double fallback) {
        const auto value = step_parameter(step, name, Kind::ratio);
        return value ? static_cast<double>(value->base()) * 1e-9 : fallback;
    };
    const bool plausible = share <= bound("highest_efficiency", 1) && share >= bound("least_efficiency", 0);
    return plausible ? Reason::none : Reason::implausible;
}

base::Result<StepResult> torque_result(const standards::StandardEdition& edition, const standards::Step& step,
                                       const conformity::DecisionRule& rule, std::span<const TorquePoint> points,
                                       std::string_view void_reason) {
    const auto limit = step_limit(edition, step, "result");
    if (!limit) return base::fail(limit.error());
    const auto set_points = standards::set_points_of(edition, step);
    if (points.size() != set_points.size())
        return base::fail(
            base::ErrorCode::bad_input, "step " + step.id,
            std::to_string(points.size()) + " points for " + std::to_string(set_points.size()) + " set points",
            "one for each");
    StepResult result;
    for (std::size_t i = 0; i < points.size(); ++i) add_point(result, points, i, set_points[i]);
    if (std::any_of(points.begin(), points.end(), [](const auto& point) { return point.standard_uncertainty; }))
        result.values.push_back({"coverage_factor", AnyQuantity(metrology::Ratio::from_base(2'000'000'000))});

    const auto not_counting = [&](Reason reason) {
        result.valid = false;
        result.verdict = Verdict::not_evaluated;
        result.reason = reason;
        return result;
    };
    if (!void_reason.empty()) return not_counting(Reason::run_void);
    const auto held_at = conformity::judged_at(**limit);
    const bool judges = (*limit)->status != conformity::LimitStatus::unverified && !(*limit)->informative;
    // A released torque without a speed says nothing about any speed.
    if (judges && held_at.empty()) return not_counting(Reason::limit_missing);
    result.valid = true;
    result.verdict = Verdict::pass;
    result.reason = Reason::inside_limit;
    bool any = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        // What only draws the curve may be missing; what the limit asks for may not.
        if (!held_at.empty() && !among(held_at, set_points[i])) continue;
        if (points[i].trouble != Reason::none) return not_counting(points[i].trouble);
        metrology::Measurement measurement{"torque", *points[i].torque, {}, {}, metrology::Provenance::calculated};
        if (points[i].standard_uncertainty) {
            measurement.standard_uncertainty = points[i].standard_uncertainty;
            measurement.coverage_factor = base::Decimal(2, 0);
        }
        const auto assessment = conformity::assess(measurement, **limit, rule);
        if (any && conformity::worst(result.verdict, assessment.verdict) == result.verdict) continue;
        any = true;
        result.verdict = assessment.verdict;
        result.reason = assessment.reason;
    }
    if (!any) return not_counting(Reason::value_missing);
    return result;
}

std::vector<Judged> torque_figures(const standards::StandardEdition& edition, const standards::Step& step,
                                   const standards::ItemTraits&) {
    std::vector<Judged> out;
    const auto limit = step_limit(edition, step, "result");
    if (limit) {
        const auto held_at = conformity::judged_at(**limit);
        const auto set_points = standards::set_points_of(edition, step);
        for (std::size_t i = 0; i < set_points.size(); ++i)
            if (among(held_at, set_points[i]))
                out.push_back({"result", "torque_" + std::to_string(i + 1), set_points[i]});
    }
    // Without a set point nothing can be judged, and one assessment says so.
    if (out.empty()) out.push_back({"result", "torque", std::nullopt});
    return out;
}

}  // namespace velocert::sequence
