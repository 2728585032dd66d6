// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/back_emf.h"

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
using metrology::Kind;
using metrology::Measurand;

struct Driven {
    Reason trouble = Reason::none;
    EmfPoint point;
};

double mean(const Series& series) {
    double sum = 0;
    for (const auto& sample : series) sum += sample.value;
    return sum / static_cast<double>(series.size());
}

Driven driven_at(const EvaluationInput& input, const std::string& action, double set_point, double tolerance) {
    const auto read = [&](Measurand measurand) {
        return sample_series(input, action, role_with(input, action, measurand), measurand, TimeBase::arrival);
    };
    const auto rotation = read(Measurand::rotation);
    const auto voltage = read(Measurand::voltage);
    for (const auto* series : {&rotation, &voltage}) {
        if (!*series) return {series->error(), {}};
        if ((*series)->samples.empty()) return {Reason::series_empty, {}};
    }
    const bool held = std::all_of(rotation->samples.begin(), rotation->samples.end(), [&](const Sample& sample) {
        return std::fabs(sample.value - set_point) <= tolerance * (1 + 1e-12);
    });
    if (!held) return {Reason::set_point_missed, {}};
    const EmfPoint point{mean(rotation->samples), mean(voltage->samples)};
    if (!(point.voltage > 0)) return {Reason::implausible, point};
    return {Reason::none, point};
}

void add(StepResult& result, const std::string& name, Kind kind, double value) {
    if (const auto rounded = exact(kind, value)) result.values.push_back({name, *rounded});
}

/// What follows for the speed without load, for information: never judged.
void add_no_load(const EvaluationInput& input, double peak_constant, StepResult& result) {
    const auto diameter = typed_quantity(input.typed, "wheel_diameter", Kind::length);
    for (const std::string n : {"_1", "_2"}) {
        const auto supply = step_parameter(input.step, "no_load_supply" + n, Kind::voltage);
        if (!supply || !(peak_constant > 0)) continue;
        const double speed = number(*supply) / peak_constant;
        result.values.push_back({"no_load_supply" + n, *supply});
        add(result, "no_load_speed" + n, Kind::rotation, speed);
        if (diameter)
            add(result, "vehicle_speed" + n, Kind::speed, speed * 60 * std::numbers::pi * number(*diameter) / 1e3);
    }
}

}  // namespace

std::optional<EmfLine> emf_line(std::span<const EmfPoint> points) {
    if (points.size() < 2) return std::nullopt;
    double products = 0;
    double squares = 0;
    for (const auto& point : points) {
        if (!(point.rotation > 0) || !(point.voltage > 0)) return std::nullopt;
        products += point.rotation * point.voltage;
        squares += point.rotation * point.rotation;
    }
    EmfLine out{products / squares, 0, 0};
    if (!std::isfinite(out.constant)) return std::nullopt;
    double rests = 0;
    for (const auto& point : points) {
        const double rest = point.voltage - out.constant * point.rotation;
        rests += rest * rest;
        out.largest_departure = std::max(out.largest_departure, std::fabs(rest) / point.voltage);
    }
    out.standard_uncertainty = std::sqrt(rests / static_cast<double>(points.size() - 1) / squares);
    return out;
}

base::Result<StepResult> back_emf(const EvaluationInput& input) {
    const auto tolerance = step_parameter(input.step, "speed_tolerance", Kind::rotation);
    const auto linearity = step_parameter(input.step, "linearity", Kind::ratio);
    const auto crest = step_parameter(input.step, "crest_factor", Kind::ratio);
    for (const auto* parameter : {&tolerance, &linearity, &crest})
        if (!*parameter) return base::fail(parameter->error());
    const auto limit = step_limit(input.edition, input.step, "result");
    if (!limit) return base::fail(limit.error());

    StepResult result;
    std::vector<EmfPoint> points;
    Reason trouble = Reason::none;
    for (const auto& set_point : standards::set_points_of(input.edition, input.step)) {
        const std::string n = '_' + std::to_string(points.size() + 1);
        const auto driven = driven_at(input, "drive" + n, number(set_point.value()), number(*tolerance));
        if (trouble == Reason::none) trouble = driven.trouble;
        points.push_back(driven.point);
        if (driven.trouble != Reason::none) continue;
        add(result, "rotation" + n, Kind::rotation, driven.point.rotation);
        add(result, "voltage" + n, Kind::voltage, driven.point.voltage);
    }
    const auto not_counting = [&](Reason reason) {
        result.valid = false;
        result.verdict = Verdict::not_evaluated;
        result.reason = reason;
        return result;
    };
    if (!input.void_reason.empty()) return not_counting(Reason::run_void);
    if (trouble != Reason::none) return not_counting(trouble);
    const auto line = emf_line(points);
    if (!line) return not_counting(Reason::series_empty);
    const double factor = static_cast<double>(crest->base()) * 1e-9;
    add(result, "back_emf_constant", Kind::voltage_per_rotation, line->constant);
    add(result, "back_emf_constant_type_a", Kind::voltage_per_rotation, line->standard_uncertainty);
    add(result, "back_emf_constant_peak", Kind::voltage_per_rotation, line->constant * factor);
    add_no_load(input, line->constant * factor, result);
    if (line->largest_departure > static_cast<double>(linearity->base()) * 1e-9)
        return not_counting(Reason::implausible);

    result.valid = true;
    result.verdict = Verdict::not_evaluated;
    result.reason = Reason::limit_unverified;
    std::optional<conformity::Assessment> worst;
    std::size_t n = 0;
    for (const auto& speed : conformity::judged_at(**limit)) {
        const auto value = exact(Kind::voltage, line->constant * factor * number(speed.value()));
        if (!value || speed.kind() != Kind::rotation) return not_counting(Reason::wrong_kind);
        const std::string name = "back_emf_at_" + std::to_string(++n);
        result.values.push_back({name, *value});
        const metrology::Measurement measurement{name, *value, {}, {}, metrology::Provenance::calculated};
        const auto assessment = conformity::assess(measurement, **limit, input.rule);
        if (!worst || assessment.verdict > worst->verdict) worst = assessment;
    }
    if (worst) {
        result.verdict = worst->verdict;
        result.reason = worst->reason;
    } else if ((*limit)->status != conformity::LimitStatus::unverified) {
        return not_counting(Reason::limit_missing);  // a released voltage without a speed
    }
    return result;
}

std::vector<Judged> back_emf_figures(const standards::StandardEdition& edition, const standards::Step& step,
                                     const standards::ItemTraits&) {
    std::vector<Judged> out;
    if (const auto limit = step_limit(edition, step, "result"))
        for (const auto& speed : conformity::judged_at(**limit))
            out.push_back({"result", "back_emf_at_" + std::to_string(out.size() + 1), speed});
    if (out.empty()) out.push_back({"result", "back_emf_at_1", std::nullopt});
    return out;
}

}  // namespace velocert::sequence
