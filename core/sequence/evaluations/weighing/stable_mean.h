// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// Mean of stable values of a balance between zero checks. Counts only when the zero lies within `zero_tolerance`, as
/// many stable values came as the acquisition asks for, and they differ by no more than `repeatability`. Where the plan
/// has a zero check after the load ("zero_after") it must be there, and may differ from the one before by no more than
/// `drift_tolerance`. Result values: "zero", "reading_1" ..., "mass"; with a zero check after the load also
/// "zero_after" and "mass_resolution". With calibrations the readings are corrected ones.
[[nodiscard]] base::Result<StepResult> stable_mean(const EvaluationInput& input);

/// The same for a step that is not judged itself.
[[nodiscard]] base::Result<StepResult> weighed_mass(const EvaluationInput& input);

/// Exact mean, rounded once, half to even, to the base unit. `values` must not be empty and of one kind.
[[nodiscard]] metrology::AnyQuantity exact_mean(std::span<const metrology::AnyQuantity> values);

}  // namespace velocert::sequence
