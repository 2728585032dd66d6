// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/indicated.h"

#include <algorithm>

#include "core/metrology/exact_value.h"
#include "core/sequence/answers/relations.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/marked_capture.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"
#include "core/standards/needs/answer_needs.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Flag;

base::Result<std::string> word_of(const standards::Step& step, const std::string& id) {
    const auto found = step.parameters.find(id);
    if (found == step.parameters.end() || found->second.word.empty())
        return base::fail(base::ErrorCode::missing_field, "step " + step.id, "no parameter '" + id + "'", "a word");
    return found->second.word;
}

struct Shown {
    std::vector<AnyQuantity> values;
    std::optional<AnyQuantity> resolution;  ///< the coarsest step; absent when one is unknown
    bool ends_without = false;              ///< the last answer held no value
    Reason trouble = Reason::none;
};

/// Adds what one acquisition holds.
void add(const EvaluationInput& input, const MarkedCapture& marked, metrology::Measurand measurand, bool& resolved,
         Shown& out) {
    for (const auto& indication : marked.capture->indications) {
        if (indication.measurand != measurand || !marked.holds(indication.offset, indication.length)) continue;
        if (indication.flags.has(Flag::zeroing)) continue;
        if (indication.flags.has(Flag::over_range) || indication.flags.has(Flag::under_range)) {
            out.trouble = Reason::over_range;
            return;
        }
        if (indication.flags.has(Flag::saturated)) {
            out.trouble = Reason::saturated;
            return;
        }
        if (indication.flags.has(Flag::gap)) {
            out.trouble = Reason::series_gap;
            return;
        }
        out.ends_without = !indication.has_value();
        if (out.ends_without) continue;
        const auto value = corrected(input.calibration_set(), marked.capture->role, indication);
        if (!value) {
            out.trouble = value.error() == Reason::value_missing ? Reason::wrong_kind : value.error();
            return;
        }
        out.values.push_back(*value);
        metrology::Indication step = indication;
        step.value = indication.resolution;
        const auto resolution = exact_value(step);
        resolved = resolved && resolution && resolution->kind() == value->kind() && resolution->base() > 0;
        if (resolved && (!out.resolution || out.resolution->base() < resolution->base())) out.resolution = resolution;
    }
}

/// Of the acquisition of that name, or of all but that one.
Shown shown(const EvaluationInput& input, metrology::Measurand measurand, std::string_view name, bool that_one) {
    Shown out;
    bool resolved = true;
    for (const auto& action : input.step.actions) {
        if (action.kind != standards::Action::Kind::acquire || (action.id == name) != that_one) continue;
        std::vector<std::string> roles = action.also;
        roles.insert(roles.begin(), action.role);
        for (const auto& role : roles) {
            const auto marked = marked_capture(input.captures, input.marks, action.id, role);
            if (!marked) {
                out.trouble = Reason::series_empty;
                return out;
            }
            if (!marked->capture->complete) out.trouble = Reason::series_gap;
            if (const auto trouble = instrument_trouble(*marked->capture); trouble != Reason::none)
                out.trouble = trouble;
            if (out.trouble == Reason::none) add(input, *marked, measurand, resolved, out);
            if (out.trouble != Reason::none) return out;
        }
    }
    if (!resolved) out.resolution.reset();
    if (out.values.empty()) out.trouble = Reason::series_empty;
    return out;
}

AnyQuantity statistic_of(const std::string& statistic, const std::vector<AnyQuantity>& values) {
    if (statistic == "mean") return exact_mean(values);
    if (statistic == "last") return values.back();
    const auto [least, most] = std::ranges::minmax_element(values, {}, &AnyQuantity::base);
    return statistic == "min" ? *least : *most;
}

/// The nominal value on record beside which the value cannot be true: further from it than the method's shares allow.
std::optional<AnyQuantity> contradicted_nominal(const EvaluationInput& input, const AnyQuantity& value) {
    const auto nominal = answered_parameter(input.step, "nominal", input.earlier);
    if (!nominal || nominal->kind() != value.kind()) return std::nullopt;
    const auto beyond = [&](const char* share, bool above) {
        const auto ratio = step_parameter(input.step, share, metrology::Kind::ratio);
        if (!ratio) return false;
        // Shares are ratios in billionths: 100 % is 1e9.
        const auto end = static_cast<long double>(nominal->base()) * static_cast<long double>(ratio->base()) * 1e-9L;
        const auto shown = static_cast<long double>(value.base());
        return above ? shown > end : shown < end;
    };
    if (beyond("least_of_nominal", false) || beyond("most_of_nominal", true)) return nominal;
    return std::nullopt;
}

/// The acquisition that must have shown something before the one that is judged; empty where the step has none.
std::string before_of(const standards::Step& step) {
    const auto found = step.parameters.find("before");
    return found == step.parameters.end() ? std::string() : found->second.word;
}

/// What was to be seen to stop had not begun, or nobody knows whether it had: then a small value says nothing.
void hold_to_before(const EvaluationInput& input, const std::string& name, metrology::Measurand measurand,
                    StepResult& result) {
    const auto before = before_of(input.step);
    if (before.empty()) return;
    const auto least = step_parameter(input.step, "least_before", kind_of(measurand));
    const auto series = shown(input, measurand, before, true);
    const bool seen = series.trouble == Reason::none && !series.values.empty();
    const auto most = seen ? std::optional(statistic_of("max", series.values)) : std::nullopt;
    if (most) result.values.push_back({name + "_before", *most});
    if (!least || (most && most->base() >= least->base()) || result.verdict == conformity::Verdict::fail) return;
    result.valid = false;
    result.verdict = conformity::Verdict::not_evaluated;
    result.reason = seen ? Reason::condition_not_met : series.trouble;
    if (most)
        result.words.push_back(
            {name + "_before", most->text() + " (least_before: " + least->text() + ')', Reason::condition_not_met});
}

}  // namespace

std::vector<Judged> indicated_figures(const standards::StandardEdition&, const standards::Step& step,
                                      const standards::ItemTraits&) {
    std::vector<Judged> out;
    const auto measurand = step.parameters.find("measurand");
    if (measurand == step.parameters.end()) return out;
    for (const std::string use : {"result", "low", "high"})
        if (std::ranges::any_of(step.limits, [&](const auto& one) { return standards::figure_of(one.first) == use; }))
            out.push_back({use, measurand->second.word, std::nullopt});
    return out;
}

base::Result<StepResult> indicated(const EvaluationInput& input) {
    const auto name = word_of(input.step, "measurand");
    if (!name) return base::fail(name.error());
    const auto measurand = metrology::parse_measurand(*name);
    if (!measurand) return base::fail(measurand.error());
    const auto statistic = word_of(input.step, "statistic");
    if (!statistic) return base::fail(statistic.error());

    StepResult result;
    const auto series = shown(input, *measurand, before_of(input.step), false);
    result.reason = input.void_reason.empty() ? series.trouble : Reason::run_void;
    if (series.values.empty() || series.trouble != Reason::none) return result;
    if (*statistic == "last" && series.ends_without) {
        if (input.void_reason.empty()) result.reason = Reason::value_missing;
        return result;
    }
    const auto value = statistic_of(*statistic, series.values);
    result.values.push_back({*name, value});
    if (series.resolution) result.values.push_back({*name + "_resolution", *series.resolution});
    result.values.push_back(
        {*name + "_count", AnyQuantity(metrology::Kind::count, static_cast<std::int64_t>(series.values.size()))});
    if (!input.void_reason.empty()) return result;

    result.valid = true;
    const metrology::Measurement measurement{*name, value, {}, {}, metrology::Provenance::calculated};
    bool first = true;
    for (const auto& figure : indicated_figures(input.edition, input.step, input.item)) {
        const auto limit = judged_limit(input.edition, input.step, input.item, figure.use);
        if (!limit) return base::fail(limit.error());
        const auto assessment = conformity::assess(measurement, **limit, input.rule);
        if (first || assessment.verdict > result.verdict) {
            result.verdict = assessment.verdict;
            result.reason = assessment.reason;
        }
        first = false;
    }
    hold_to_before(input, *name, *measurand, result);
    // What fails by itself fails beside any nominal value.
    const auto nominal = contradicted_nominal(input, value);
    if (nominal && result.valid && result.verdict != conformity::Verdict::fail) {
        result.words.push_back(
            {*name, value.text() + " (" + input.step.parameters.at("nominal").of + ": " + nominal->text() + ')',
             Reason::implausible});
        result.valid = false;
        result.verdict = conformity::Verdict::not_evaluated;
        result.reason = Reason::implausible;
    }
    return result;
}

}  // namespace velocert::sequence
