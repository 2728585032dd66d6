// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/inductance_difference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/standards/needs/set_points.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;

constexpr std::string_view positions_evaluation = "inductance-positions";
constexpr std::string_view reading = "inductance_";

/// "inductance_1", not "inductance_max".
bool is_reading(const std::string& name) {
    return name.starts_with(reading) && name.size() > reading.size() &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(reading.size()), name.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// The last valid attempt of each step of this procedure that only measures; nothing when one of them has none.
std::optional<std::vector<const StepRun*>> measured(const EvaluationInput& input) {
    for (const auto& procedure : input.edition.procedures) {
        const bool mine = std::any_of(procedure.steps.begin(), procedure.steps.end(), [&](const auto& step) {
            return step.id == input.step.id && step.evaluation == input.step.evaluation;
        });
        if (!mine) continue;
        std::vector<const StepRun*> out;
        for (const auto& step : procedure.steps) {
            if (step.evaluation != positions_evaluation) continue;
            const StepRun* last = nullptr;
            for (const auto& attempt : input.earlier)
                if (attempt.procedure == procedure.id && attempt.step == step.id && attempt.result.valid)
                    last = &attempt;
            if (last == nullptr) return std::nullopt;
            out.push_back(last);
        }
        return out;
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> inductance_coefficient(std::string_view formula, std::span<const double> henries) {
    if (henries.size() < 2) return std::nullopt;
    double sum = 0;
    for (const double value : henries) {
        if (!(value > 0) || !std::isfinite(value)) return std::nullopt;
        sum += value;
    }
    const auto [least, most] = std::minmax_element(henries.begin(), henries.end());
    if (formula == "spread-over-sum") return (*most - *least) / (*most + *least);
    if (formula == "spread-over-mean") return (*most - *least) / (sum / static_cast<double>(henries.size()));
    return std::nullopt;
}

base::Result<StepResult> inductance_positions(const EvaluationInput& input) {
    const auto repeatability = step_parameter(input.step, "repeatability", Kind::ratio);
    if (!repeatability) return base::fail(repeatability.error());
    StepResult result;
    Reason trouble = Reason::none;
    std::optional<AnyQuantity> least;
    std::optional<AnyQuantity> most;
    std::size_t n = 0;
    for (const auto& angle : standards::set_points_of(input.edition, input.step)) {
        const std::string number_text = std::to_string(++n);
        const std::string action = "position_" + number_text;
        const auto series = sample_series(input, action, role_with(input, action, Measurand::inductance),
                                          Measurand::inductance, TimeBase::arrival);
        const auto note = [&](Reason reason) {
            if (trouble == Reason::none) trouble = reason;
        };
        if (!series || series->samples.empty()) {
            note(series ? Reason::series_empty : series.error());
            continue;
        }
        double sum = 0;
        double low = series->samples.front().value;
        double high = low;
        for (const auto& sample : series->samples) {
            sum += sample.value;
            low = std::min(low, sample.value);
            high = std::max(high, sample.value);
        }
        const double mean = sum / static_cast<double>(series->samples.size());
        const auto value = exact(Kind::inductance, mean);
        if (!value || value->base() <= 0) {
            note(Reason::implausible);
            continue;
        }
        if (high - low > mean * static_cast<double>(repeatability->base()) * 1e-9) note(Reason::repeatability);
        result.values.push_back({"angle_" + number_text, angle.value()});
        result.values.push_back({std::string(reading) + number_text, *value});
        if (!least || value->base() < least->base()) least = value;
        if (!most || value->base() > most->base()) most = value;
    }
    if (least) result.values.push_back({"inductance_min", *least});
    if (most) result.values.push_back({"inductance_max", *most});
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (trouble != Reason::none) return not_counting(std::move(result), trouble);
    if (n < 2) return not_counting(std::move(result), Reason::series_empty);
    result.valid = true;
    result.reason = Reason::none;
    return result;
}

base::Result<StepResult> inductance_difference(const EvaluationInput& input) {
    const auto limit = step_limit(input.edition, input.step, "result");
    const auto formula = step_limit(input.edition, input.step, "formula");
    for (const auto* found : {&limit, &formula})
        if (!*found) return base::fail(found->error());
    StepResult result;
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    const auto attempts = measured(input);
    if (!attempts || attempts->empty()) return not_counting(std::move(result), Reason::rests_on_missing);
    std::vector<double> values;
    for (const auto* attempt : *attempts)
        for (const auto& named : attempt->result.values)
            if (is_reading(named.name) && named.value.kind() == Kind::inductance) values.push_back(number(named.value));
    if (values.size() < 2) return not_counting(std::move(result), Reason::rests_on_missing);
    double sum = 0;
    for (const double value : values) sum += value;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const auto add = [&](const std::string& name, double value) {
        if (const auto rounded = exact(Kind::inductance, value)) result.values.push_back({name, *rounded});
    };
    add("inductance_max", *most);
    add("inductance_min", *least);
    add("inductance_mean", sum / static_cast<double>(values.size()));
    result.valid = true;
    result.verdict = Verdict::not_evaluated;
    result.reason = Reason::limit_unverified;
    // Without a released formula there is no coefficient: the natural one is a guess.
    if ((*formula)->status == conformity::LimitStatus::unverified) return result;
    const auto coefficient = inductance_coefficient((*formula)->text_value, values);
    const auto rounded = coefficient ? exact(Kind::ratio, 100 * *coefficient) : std::nullopt;
    if (!rounded) return not_counting(std::move(result), Reason::limit_missing);
    result.values.push_back({"inductance_difference", *rounded});
    const metrology::Measurement measurement{
        "inductance_difference", *rounded, {}, {}, metrology::Provenance::calculated};
    const auto assessment = conformity::assess(measurement, **limit, input.rule);
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
