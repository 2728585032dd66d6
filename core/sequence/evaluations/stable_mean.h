// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluation.h"

namespace velocert::sequence {

/// Mean of stable values of a balance after a zero check. Counts only when the zero lies within `zero_tolerance`,
/// as many stable values came as the acquisition asks for, and they differ by no more than `repeatability`.
/// Result values: "zero", "reading_1" ..., "mass".
[[nodiscard]] base::Result<StepResult> stable_mean(const EvaluationInput& input);

/// Exact mean, rounded once, half to even, to the base unit. `values` must not be empty and of one kind.
[[nodiscard]] metrology::AnyQuantity exact_mean(std::span<const metrology::AnyQuantity> values);

}  // namespace velocert::sequence
