// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/step_uncertainty.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "core/conformity/exactness.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/unrounded.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Result;
using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Input;
using metrology::Unit;
using standards::BudgetInput;
using standards::StepBudget;

// Beyond this many degrees of freedom a t distribution is the normal one to every digit that is kept.
constexpr double most_dof = 1e6;
constexpr int factor_digits = 4;
constexpr int dof_digits = 2;

/// What a budget takes its figures from.
struct Figures {
    const standards::Step& step;
    const StepResult& result;
    const CalibrationSet& calibrations;
    const StepBudget& budget;

    [[nodiscard]] std::string where(const BudgetInput& input) const {
        return "step " + step.id + ", budget of " + budget.of + ", input " + input.name;
    }
    [[nodiscard]] Result<AnyQuantity> value(const BudgetInput& input, const std::string& name) const {
        if (const auto found = result.value(name)) return *found;
        return base::fail(ErrorCode::not_found, where(input), "the result has no value '" + name + "'",
                          "a value of the evaluation");
    }
};

Result<Unit> unit_of(const Figures& figures, const BudgetInput& input) {
    auto unit = metrology::find_unit(input.unit);
    if (!unit) unit.error().where = figures.where(input);
    return unit;
}

/// As a number of that unit; whole base units divide to the nearest double on every machine.
Result<double> number_of(const AnyQuantity& value, const Unit& unit, const std::string& where) {
    if (value.kind() != unit.kind)
        return base::fail(ErrorCode::wrong_unit, where, value.text(), "a value in " + std::string(unit.symbol));
    return static_cast<double>(value.base() - unit.offset) / static_cast<double>(unit.factor);
}

/// As number_of, for a difference or an uncertainty: the unit's zero does not matter.
Result<double> width_of(const AnyQuantity& value, const Unit& unit, const std::string& where) {
    if (value.kind() != unit.kind)
        return base::fail(ErrorCode::wrong_unit, where, value.text(), "a value in " + std::string(unit.symbol));
    return static_cast<double>(value.base()) / static_cast<double>(unit.factor);
}

/// A value of the result, a parameter of the step, or a number.
Result<double> estimate_of(const Figures& figures, const BudgetInput& input, const Unit& unit) {
    if (const auto found = figures.result.value(input.estimate)) return number_of(*found, unit, figures.where(input));
    const auto parameter = figures.step.parameters.find(input.estimate);
    if (parameter != figures.step.parameters.end() && parameter->second.value)
        return number_of(parameter->second.value->value(), unit, figures.where(input));
    if (const auto number = base::Decimal::parse(input.estimate)) return number->to_double();
    return base::fail(ErrorCode::not_found, figures.where(input), "nothing is called '" + input.estimate + "'",
                      "a value of the result, a parameter of the step, or a number");
}

Result<Input> calibrated(const Figures& figures, const BudgetInput& input, double estimate, const Unit& unit) {
    const auto* certificate = figures.calibrations.find(input.role, input.measurand);
    if (certificate == nullptr)
        return base::fail(ErrorCode::not_permitted, figures.where(input),
                          "no certificate of '" + input.role + "' for " + std::string(name(input.measurand)),
                          "a calibrated instrument");
    const auto at = figures.value(input, input.at);
    if (!at) return base::fail(at.error());
    const auto u = metrology::calibration_uncertainty(*certificate, *at);
    if (!u)
        return base::fail(ErrorCode::bad_value, figures.where(input),
                          at->text() + " is outside the range of certificate " + certificate->certificate,
                          certificate->range_low.text() + " to " + certificate->range_high.text());
    const auto width = width_of(*u, unit, figures.where(input));
    if (!width) return base::fail(width.error());
    return metrology::stated_input(input.name, estimate, *width);
}

Result<Input> observed(const Figures& figures, const BudgetInput& input, const Unit& unit) {
    std::vector<double> readings;
    for (const auto& named : figures.result.values) {
        if (!named.name.starts_with(input.series)) continue;
        const std::string_view rest = std::string_view(named.name).substr(input.series.size());
        const bool numbered =
            !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!numbered) continue;
        const auto number = number_of(named.value, unit, figures.where(input));
        if (!number) return base::fail(number.error());
        readings.push_back(*number);
    }
    return metrology::observed_input(input.name, std::move(readings));
}

metrology::Distribution shape_of(const std::string& word) {
    if (word == "triangular") return metrology::Distribution::triangular;
    if (word == "arcsine") return metrology::Distribution::arcsine;
    return metrology::Distribution::rectangular;
}

Result<Input> input_of(const Figures& figures, const BudgetInput& input) {
    const auto unit = unit_of(figures, input);
    if (!unit) return base::fail(unit.error());
    const std::string where = figures.where(input);
    if (input.source == BudgetInput::Source::repeatability) return observed(figures, input, *unit);
    const auto estimate = estimate_of(figures, input, *unit);
    if (!estimate) return base::fail(estimate.error());
    const auto bounded = [&](const AnyQuantity& half_width, double share, const std::string& word) -> Result<Input> {
        const auto width = width_of(half_width, *unit, where);
        if (!width) return base::fail(width.error());
        metrology::Limits limits;
        limits.half_width = *width * share;
        return metrology::bounded_input(input.name, *estimate, shape_of(word), limits);
    };
    switch (input.source) {
        case BudgetInput::Source::none: return metrology::stated_input(input.name, *estimate, 0);
        case BudgetInput::Source::calibration: return calibrated(figures, input, *estimate, *unit);
        case BudgetInput::Source::value: {
            const auto u = figures.value(input, input.uncertainty_value);
            if (!u) return base::fail(u.error());
            const auto width = width_of(*u, *unit, where);
            if (!width) return base::fail(width.error());
            std::optional<double> dof;
            if (const auto known = figures.result.value(effective_dof_name(input.estimate)))
                dof = static_cast<double>(known->base()) / 1e9;
            return metrology::stated_input(input.name, *estimate, *width, dof);
        }
        case BudgetInput::Source::resolution: {
            const auto step = figures.value(input, input.uncertainty_value);
            if (!step) return base::fail(step.error());
            return bounded(*step, 0.5, "rectangular");
        }
        case BudgetInput::Source::method: {
            if (input.half_width) return bounded(input.half_width->value(), 1, input.distribution);
            const auto width = width_of(input.standard_uncertainty->value(), *unit, where);
            if (!width) return base::fail(width.error());
            return metrology::stated_input(input.name, *estimate, *width);
        }
        case BudgetInput::Source::repeatability: break;
    }
    return base::fail(ErrorCode::bad_value, where, "no source of uncertainty", "a source");
}

/// Whether the run has every certificate the budget asks for.
bool has_certificates(const StepBudget& budget, const CalibrationSet& calibrations) {
    return std::all_of(budget.inputs.begin(), budget.inputs.end(), [&](const BudgetInput& input) {
        return input.source != BudgetInput::Source::calibration ||
               calibrations.find(input.role, input.measurand) != nullptr;
    });
}

Result<metrology::GumResult> evaluate_one(const Figures& figures, const AnyQuantity& of) {
    metrology::Budget budget;
    for (const auto& declared : figures.budget.inputs) {
        auto input = input_of(figures, declared);
        if (!input) return base::fail(input.error());
        budget.inputs.push_back(std::move(*input));
    }
    for (const auto& correlation : figures.budget.correlations)
        budget.correlations.push_back({correlation.first, correlation.second, correlation.coefficient.to_double()});
    budget.outputs.push_back({figures.budget.of, figures.budget.model});
    budget.coverage_probability = figures.budget.coverage_probability.to_double();
    auto result = metrology::evaluate_gum(budget);
    const std::string where = "step " + figures.step.id + ", budget of " + figures.budget.of;
    if (!result) {
        result.error().where = where + ' ' + result.error().where;
        return result;
    }
    const auto unit = metrology::find_unit(figures.budget.unit);
    if (!unit) return base::fail(unit.error());
    const auto value = number_of(of, *unit, where);
    if (!value) return base::fail(value.error());
    const auto& output = result->outputs.front();
    const double resolution = 1 / static_cast<double>(unit->factor);
    if (!(std::abs(output.value - *value) <= std::max(output.standard_uncertainty, resolution)))
        return base::fail(ErrorCode::bad_value, where,
                          "the model gives " + std::to_string(output.value) + " " + figures.budget.unit +
                              " where the evaluation gave " + of.text(),
                          "the model of the evaluation");
    return result;
}

std::optional<AnyQuantity> ratio_of(const base::Decimal& value) {
    const auto scaled = value.rescaled(9);
    return scaled ? std::optional(AnyQuantity(metrology::Kind::ratio, scaled->mantissa())) : std::nullopt;
}

/// The attempt's own verdict, now that its uncertainties are known.
void judge_again(const EvaluationInput& input, StepResult& result) {
    if (!result.valid) return;
    // Answers in words stay what they are: quantities beside them can only make it worse.
    bool judged = is_answered(input.step);
    const auto before = std::pair(result.verdict, result.reason);
    bool missing = false;
    for (const auto& figure : judged_of(input.edition, input.step, input.item)) {
        const auto value = result.value(figure.value);
        const auto limit = judged_limit(input.edition, input.step, input.item, figure.use);
        missing = missing || (!value && limit && !(*limit)->informative);
        if (!value || !limit) continue;
        metrology::Measurement measurement{figure.value, *value, {}, {}, metrology::Provenance::calculated};
        measurement.standard_uncertainty = result.value(uncertainty_name(figure.value));
        if (const auto factor = result.value(coverage_factor_name(figure.value)))
            measurement.coverage_factor = base::Decimal(factor->base(), 9).normalized();
        if (const auto dof = result.value(effective_dof_name(figure.value)))
            measurement.effective_dof = base::Decimal(dof->base(), 9).normalized();
        const conformity::Exactness exactness{beside(input.step, result, figure.value)};
        const auto assessment = conformity::assess_exactly(measurement, exactness, **limit, input.rule);
        if (!judged || assessment.verdict > result.verdict) {
            result.verdict = assessment.verdict;
            result.reason = assessment.reason;
        }
        judged = true;
    }
    // What was not found cannot be better for the uncertainty of the rest.
    if (missing && result.verdict < before.first) std::tie(result.verdict, result.reason) = before;
}

}  // namespace

std::string uncertainty_name(std::string_view value) { return std::string(value) + "_standard_uncertainty"; }
std::string coverage_factor_name(std::string_view value) { return std::string(value) + "_coverage_factor"; }
std::string effective_dof_name(std::string_view value) { return std::string(value) + "_effective_dof"; }

Result<std::vector<EvaluatedBudget>> evaluate_budgets(const standards::Step& step, const StepResult& result,
                                                      const CalibrationSet& calibrations) {
    std::vector<EvaluatedBudget> out;
    for (const auto& budget : step.budgets) {
        const auto of = result.value(budget.of);
        if (!of || !has_certificates(budget, calibrations)) continue;
        auto evaluated = evaluate_one(Figures{step, result, calibrations, budget}, *of);
        if (!evaluated) return base::fail(evaluated.error());
        out.push_back({&budget, std::move(*evaluated)});
    }
    return out;
}

std::optional<StatedUncertainty> stated_uncertainty(const EvaluatedBudget& evaluated, metrology::Kind kind) {
    const auto& output = evaluated.result.outputs.front();
    const auto unit = metrology::find_unit(evaluated.budget->unit);
    if (!unit || unit->kind != kind) return std::nullopt;
    const auto u =
        metrology::nearest_quantity(kind, std::ceil(output.standard_uncertainty * static_cast<double>(unit->factor)));
    const auto k = base::nearest(output.coverage_factor, factor_digits);
    if (!u || !k) return std::nullopt;
    return StatedUncertainty{*u, *k};
}

void add_uncertainty(const EvaluationInput& input, StepResult& result) {
    if (input.step.budgets.empty() || input.calibration_set().empty()) return;
    const auto failed = [&result] {
        if (!result.valid) return;
        result.valid = false;
        result.verdict = conformity::Verdict::not_evaluated;
        result.reason = Reason::uncertainty_failed;
    };
    const auto budgets = evaluate_budgets(input.step, result, input.calibration_set());
    if (!budgets) return failed();
    for (const auto& evaluated : *budgets) {
        const auto& output = evaluated.result.outputs.front();
        const std::string& of = evaluated.budget->of;
        const auto stated = stated_uncertainty(evaluated, result.value(of)->kind());
        const auto k = stated ? ratio_of(stated->coverage_factor) : std::nullopt;
        if (!k) return failed();
        result.values.push_back({uncertainty_name(of), stated->standard});
        result.values.push_back({coverage_factor_name(of), *k});
        if (!output.effective_dof || *output.effective_dof > most_dof) continue;
        const auto cut = base::nearest(std::floor(*output.effective_dof * 100) / 100, dof_digits);
        const auto dof = cut ? ratio_of(*cut) : std::nullopt;
        if (dof) result.values.push_back({effective_dof_name(of), *dof});
    }
    judge_again(input, result);
}

}  // namespace velocert::sequence
