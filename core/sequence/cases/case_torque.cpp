// SPDX-License-Identifier: GPL-3.0-or-later
// Low-speed torque from given points, or from a series in which the speed is held.
#include <algorithm>
#include <cmath>

#include "core/sequence/cases/case_input.h"
#include "core/sequence/evaluations/motor/torque_point.h"
#include "core/sequence/evaluations/motor/torque_series.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::WrittenQuantity;

constexpr std::string_view evaluation = "steady-state-torque";

/// A point and the set point it stands for.
struct Placed {
    WrittenQuantity set_point;
    TorquePoint point;
    std::string torque_as_given;
};

struct Given {
    std::vector<Placed> points;  ///< the set point is the speed as it was given
    Reason trouble = Reason::none;
    bool from_series = false;
    std::string shown_by_series;  ///< how much of it there is, and how much the method needs
};

WrittenQuantity written(const AnyQuantity& rotation) {
    const auto& unit = metrology::preferred_unit(rotation.kind());
    return {rotation.in(unit), unit};
}

/// A required member that may be null: then the value is missing, not wrong.
std::optional<WrittenQuantity> given(JsonReader& reader, std::string_view key, Kind kind, Sign sign) {
    if (reader.any(key).is_null()) return std::nullopt;
    return case_quantity(reader, key, kind, sign);
}

base::Result<Given> read_points(JsonReader& data) {
    Given out;
    std::size_t index = 0;
    for (const auto& item : data.array("points")) {
        JsonReader reader(item, data.source(), data.pointer() + "/points/" + std::to_string(index++));
        const auto speed = given(reader, "speed", Kind::rotation, Sign::positive);
        const auto torque = given(reader, "torque", Kind::torque, Sign::not_negative);
        const auto supply = given(reader, "supply", Kind::voltage, Sign::positive);
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        TorquePoint point;
        if (!torque || !supply || !speed) point.trouble = Reason::value_missing;
        if (torque) point.torque = torque->value();
        if (supply) point.supply = supply->value();
        // Nobody knows where a torque without a speed belongs.
        if (!speed) {
            out.trouble = Reason::value_missing;
            continue;
        }
        point.speed = speed->value();
        out.points.push_back({*speed, point, torque ? torque->text() : std::string()});
    }
    if (out.points.empty() && out.trouble == Reason::none) out.trouble = Reason::series_empty;
    return out;
}

bool finite(const HeldSeries& series) {
    const auto fine = [](const Series& one) {
        return std::all_of(one.begin(), one.end(), [](const Sample& sample) {
            return std::isfinite(sample.time_s) && std::isfinite(sample.value);
        });
    };
    return fine(series.torque) && fine(series.rotation) && fine(series.supply) && fine(series.current);
}

/// "torque.csv has 2 values of torque over 0.01 s: the method averages over 10 s".
std::string extent_of(const std::string& name, const Series& torque, const SteadyMethod& method) {
    const auto seconds = [](double value) {
        const auto rounded = base::nearest(value, 3);
        return (rounded ? rounded->normalized().text() : std::string("?")) + " s";
    };
    const double length = torque.empty() ? 0 : torque.back().time_s - torque.front().time_s;
    return name + " has " + std::to_string(torque.size()) + " values of torque over " + seconds(length) +
           "; the method averages over " + seconds(method.window_s);
}

base::Result<Given> read_series(JsonReader& data, const CaseContext& context, const standards::Step& step,
                                const std::vector<WrittenQuantity>& held_at) {
    const std::string name = data.text("series");
    if (data.optional("points") != nullptr)
        data.refuse("points", ErrorCode::bad_input, "a series and given points", "one of them");
    if (!data.ok()) return base::fail(data.finish().error());
    if (!context.input.read_file)
        return base::fail(ErrorCode::not_found, data.where("series"), "no files can be read here", "given points");
    const auto text = context.input.read_file(name);
    if (!text) return base::fail(text.error());
    const auto series = parse_torque_series(*text, name);
    if (!series) return base::fail(series.error());
    const auto method = steady_method(context.edition, step);
    if (!method) return base::fail(method.error());

    Given out;
    out.from_series = true;
    out.shown_by_series = extent_of(name, series->torque, *method);
    std::vector<WrittenQuantity> speeds = held_at;
    if (!finite(*series)) {
        out.trouble = Reason::value_not_finite;
    } else if (speeds.empty()) {
        for (const double speed : held_speeds(*series, *method))
            if (const auto value = exact(Kind::rotation, speed)) speeds.push_back(written(*value));
        if (speeds.empty()) {
            const auto window = find_steady(*series, std::nullopt, *method);
            out.trouble = window ? Reason::not_steady : window.error();
        }
    }
    for (const auto& speed : speeds) {
        auto point = steady_point(*series, number(speed.value()), *method);
        if (out.trouble != Reason::none) point.trouble = out.trouble;
        if (point.trouble == Reason::none) point.trouble = power_objection(step, point);
        out.points.push_back({speed, point, {}});
    }
    return out;
}

/// The given points at the speeds where the limit holds; the others only draw the curve. Each speed that nobody gave
/// stands without a value.
std::vector<Placed> placed(const Given& data, const std::vector<WrittenQuantity>& held_at, std::int64_t tolerance) {
    if (held_at.empty() || data.from_series) return data.points;
    std::vector<Placed> out;
    std::vector<bool> used(data.points.size(), false);
    for (const auto& speed : held_at) {
        bool met = false;
        for (std::size_t i = 0; i < data.points.size(); ++i) {
            const std::int64_t apart = data.points[i].set_point.value().base() - speed.value().base();
            if (apart > tolerance || apart < -tolerance) continue;
            out.push_back({speed, data.points[i].point, data.points[i].torque_as_given});
            used[i] = met = true;
        }
        if (met) continue;
        TorquePoint missing;
        missing.trouble = data.points.empty() ? Reason::value_missing : Reason::set_point_missed;
        out.push_back({speed, missing, {}});
    }
    for (std::size_t i = 0; i < data.points.size(); ++i)
        if (!used[i]) out.push_back(data.points[i]);
    return out;
}

/// Said, not judged: the supply of given points is the laboratory's own.
void warn_of_supply(const std::vector<Placed>& points, const SteadyMethod& method, std::vector<std::string>& warnings) {
    for (const auto& one : points) {
        if (!one.point.supply || std::fabs(number(*one.point.supply) - method.supply) <= method.supply_tolerance)
            continue;
        warnings.push_back("at " + one.set_point.text() + " the supply was " + one.point.supply->text() +
                           ", further from the method's than its tolerance");
    }
}

}  // namespace

base::Result<CaseAttempts> torque_attempts(JsonReader& data, const CaseContext& context) {
    CaseAttempts out;
    out.edition = context.edition;
    standards::Step* step = nullptr;
    for (auto& procedure : out.edition->procedures)
        if (procedure.id == context.procedure.id)
            for (auto& one : procedure.steps)
                if (one.evaluation == evaluation && one.applies.covers(context.item)) step = &one;
    if (step == nullptr)
        return base::fail(ErrorCode::not_found, context.edition.id, "no step that measures torque", "one");
    const auto known = step_limit(context.edition, *step, "result");
    if (!known) return base::fail(known.error());
    const auto method = steady_method(context.edition, *step);
    if (!method) return base::fail(method.error());
    const auto held_at = conformity::judged_at(**known);
    for (const auto& speed : held_at)
        if (speed.kind() != Kind::rotation)
            return base::fail(ErrorCode::wrong_unit, (*known)->id, "'" + speed.text() + "'", "a speed of rotation");

    const auto uncertainty = case_uncertainty(data, "torque", Kind::torque, "\"0.05 N.m\"");
    auto read = data.optional("series") != nullptr ? read_series(data, context, *step, held_at) : read_points(data);
    if (!read) return base::fail(read.error());
    if (auto done = data.finish(); !done) return base::fail(done.error());

    const auto tolerance = step_parameter(*step, "speed_tolerance", Kind::rotation);
    if (!tolerance) return base::fail(tolerance.error());
    auto points = placed(*read, held_at, tolerance->base());
    std::stable_sort(points.begin(), points.end(), [](const Placed& a, const Placed& b) {
        return a.set_point.value().base() < b.set_point.value().base();
    });
    step->set_points.clear();
    std::vector<TorquePoint> torques;
    std::vector<std::pair<std::string, base::Json>> as_given;
    for (auto& one : points) {
        if (read->trouble != Reason::none) one.point.trouble = read->trouble;
        if (uncertainty && one.point.torque) one.point.standard_uncertainty = uncertainty;
        step->set_points.push_back(one.set_point);
        torques.push_back(one.point);
        if (!one.torque_as_given.empty())
            as_given.emplace_back("torque_" + std::to_string(torques.size()), base::Json(one.torque_as_given));
    }
    if (held_at.empty())
        for (auto& limit : out.edition->limits)
            if (limit.id == (*known)->id) limit.set_points = step->set_points;
    if (!read->from_series) warn_of_supply(points, *method, out.warnings);

    StepRun attempt;
    attempt.procedure = context.procedure.id;
    attempt.step = step->id;
    attempt.outcome = conformity::Outcome::completed;
    if (torques.empty()) {
        attempt.result.reason = read->trouble;
    } else {
        auto result = torque_result(*out.edition, *step, context.rule, torques, {});
        if (!result) return base::fail(result.error());
        attempt.result = std::move(*result);
    }
    if (attempt.result.reason == Reason::series_empty) attempt.error_text = read->shown_by_series;
    out.step_runs.push_back(std::move(attempt));
    out.as_given.push_back(std::move(as_given));
    out.provenance = read->from_series ? metrology::Provenance::imported : metrology::Provenance::typed;
    return out;
}

}  // namespace velocert::sequence
