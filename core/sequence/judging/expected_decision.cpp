// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/expected_decision.h"

#include <algorithm>

#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/judging/step_uncertainty.h"

namespace velocert::sequence {
namespace {

using conformity::Limit;
using metrology::AnyQuantity;
using standards::BudgetInput;
using standards::StepBudget;

/// What stands in for a value that has not been measured: the limit where the kinds agree, else a parameter of the step
/// of that kind (the specified speed), else zero.
AnyQuantity nominal(metrology::Kind kind, const AnyQuantity& limit, const standards::Step& step) {
    if (kind == limit.kind()) return limit;
    for (const auto& [name, parameter] : step.parameters)
        if (name.starts_with("specified") && parameter.value && parameter.value->kind() == kind)
            return parameter.value->value();
    return {kind, 0};
}

/// A result as it would be exactly at the limit, with every value that the budget names.
StepResult at_limit(const standards::Step& step, const StepBudget& budget, const AnyQuantity& limit) {
    StepResult out;
    out.values.push_back({budget.of, limit});
    const auto put = [&out](const std::string& name, const AnyQuantity& value) {
        if (!name.empty() && !out.value(name)) out.values.push_back({name, value});
    };
    for (const auto& input : budget.inputs) {
        const auto unit = metrology::find_unit(input.unit);
        if (!unit) continue;
        const bool number = base::Decimal::parse(input.estimate).has_value();
        if (!number && !step.parameters.contains(input.estimate)) put(input.estimate, nominal(unit->kind, limit, step));
        switch (input.source) {
            case BudgetInput::Source::calibration:
                put(input.at, nominal(metrology::kind_of(input.measurand), limit, step));
                break;
            case BudgetInput::Source::value:
            case BudgetInput::Source::resolution: put(input.uncertainty_value, {unit->kind, 0}); break;
            case BudgetInput::Source::repeatability:
                put(input.series + "1", nominal(unit->kind, limit, step));
                put(input.series + "2", nominal(unit->kind, limit, step));
                break;
            case BudgetInput::Source::none:
            case BudgetInput::Source::method: break;
        }
    }
    return out;
}

std::optional<metrology::Measurement> expected_at(const standards::Step& step, const std::string& value,
                                                  const Limit& limit, const CalibrationSet& calibrations) {
    if (!limit.value || limit.informative || limit.status == conformity::LimitStatus::unverified) return std::nullopt;
    const auto declared = std::ranges::find(step.budgets, value, &StepBudget::of);
    if (declared == step.budgets.end()) return std::nullopt;
    standards::Step alone = step;
    alone.budgets = {*declared};
    const AnyQuantity at = limit.value->value();
    const auto budgets = evaluate_budgets(alone, at_limit(alone, *declared, at), calibrations);
    if (!budgets || budgets->size() != 1) return std::nullopt;
    const auto stated = stated_uncertainty(budgets->front(), at.kind());
    if (!stated || stated->standard.base() <= 0) return std::nullopt;
    return metrology::Measurement{value, at, stated->standard, stated->coverage_factor,
                                  metrology::Provenance::calculated};
}

/// What becomes of a value in such an interval.
std::string_view fate(conformity::Undecidable kind) {
    switch (kind) {
        case conformity::Undecidable::near_limit: return "would be decided at a risk";
        case conformity::Undecidable::rejected_inside: return "would not be accepted though inside the limit";
        case conformity::Undecidable::no_verdict: return "could not be decided";
    }
    return "could not be decided";
}

}  // namespace

std::vector<ExpectedDecision> expected_decisions(const standards::StandardEdition& edition,
                                                 const std::vector<std::string>& procedures,
                                                 const standards::ItemTraits& item,
                                                 const conformity::DecisionRule& rule,
                                                 const CalibrationSet& calibrations) {
    std::vector<ExpectedDecision> out;
    if (calibrations.empty()) return out;
    for (const auto& id : procedures) {
        const auto* procedure = edition.procedure(id);
        if (procedure == nullptr || !procedure->applies.covers(item)) continue;
        for (const auto& step : procedure->steps) {
            if (!step.applies.covers(item)) continue;
            for (const auto& figure : judged_of(edition, step, item)) {
                const auto limit = judged_limit(edition, step, item, figure.use);
                if (!limit) continue;
                const auto expected = expected_at(step, figure.value, **limit, calibrations);
                if (!expected) continue;
                out.push_back({id, step.id, **limit, *expected, conformity::sufficiency(**limit, rule, *expected)});
            }
        }
    }
    return out;
}

base::Json to_json(const ExpectedDecision& expected) {
    base::Json json = base::Json::object();
    json.set("procedure", expected.procedure);
    json.set("step", expected.step);
    json.set("limit", expected.limit.id);
    json.set("relation", conformity::name(expected.limit.relation));
    json.set("limit_value", conformity::value_text(expected.limit));
    const auto expanded = expected.at_limit.expanded_uncertainty();
    json.set("expanded_uncertainty", expanded ? base::Json(expanded->text()) : base::Json());
    json.set("coverage_factor", expected.at_limit.coverage_factor->text());
    const base::Json details = conformity::to_json(expected.sufficiency);
    if (const auto* members = details.members())
        for (const auto& [key, value] : *members) json.set(key, value);
    return json;
}

std::string sentence(const ExpectedDecision& expected) {
    std::string out = expected.procedure + '/' + expected.step + ": " + expected.limit.id + ' ' +
                      std::string(conformity::name(expected.limit.relation)) + ' ' +
                      conformity::value_text(expected.limit);
    if (const auto expanded = expected.at_limit.expanded_uncertainty()) out += ": U at least " + expanded->text();
    for (const auto& interval : expected.sufficiency.undecidable)
        out += "; " + interval.from.text() + " to " + interval.to.text() + ' ' + std::string(fate(interval.kind));
    if (!expected.sufficiency.sufficient) out += "; this bench is too coarse for the limit";
    return out;
}

}  // namespace velocert::sequence
