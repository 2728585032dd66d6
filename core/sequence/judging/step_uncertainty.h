// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/standards/step_budget.h"

namespace velocert::sequence {

/// A budget of a step with the figures of one attempt in it.
struct EvaluatedBudget {
    const standards::StepBudget* budget = nullptr;  ///< of the step
    metrology::GumResult result;                    ///< one output, named as the value it belongs to
};

/// Evaluates the step's budgets (JCGM 100:2008, 5 and G) with the values of a result and the run's calibrations. A
/// budget whose value the result does not hold is left out, and so is one that asks for a certificate the run has not.
/// Errors: a value the budget names is missing or of another kind, the certificate does not cover it, the model cannot
/// be evaluated, or its value lies further from the result's than the uncertainty it gives (then the model is another
/// one than the evaluation's). Pure; reports make the budget's table from the same call.
[[nodiscard]] base::Result<std::vector<EvaluatedBudget>> evaluate_budgets(const standards::Step& step,
                                                                          const StepResult& result,
                                                                          const CalibrationSet& calibrations);

/// The names under which a result holds what is known of the uncertainty of one of its values.
[[nodiscard]] std::string uncertainty_name(std::string_view value);      ///< u, of the value's kind, rounded up
[[nodiscard]] std::string coverage_factor_name(std::string_view value);  ///< k, a ratio, half to even to 4 digits
[[nodiscard]] std::string effective_dof_name(std::string_view value);    ///< a ratio, cut to 2 digits; absent: infinite

/// How an evaluated uncertainty leaves the computation: u rounded up to the base unit, so that it is never understated,
/// k half to even to 4 digits.
struct StatedUncertainty {
    metrology::AnyQuantity standard;
    base::Decimal coverage_factor;
};
/// Nothing when the budget's unit is of another kind than `kind`, or a figure leaves the range.
[[nodiscard]] std::optional<StatedUncertainty> stated_uncertainty(const EvaluatedBudget& evaluated,
                                                                  metrology::Kind kind);

/// Adds the uncertainties of the step's budgets to the result, and judges it again with them. Without calibrations in
/// the run there is nothing to add. A budget that cannot be evaluated makes the attempt not count (uncertainty_failed).
void add_uncertainty(const EvaluationInput& input, StepResult& result);

}  // namespace velocert::sequence
