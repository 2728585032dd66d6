// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// How the spread of the inductance over the rotor's position becomes one number. Which one the standard means is not
/// known: the name of the formula is a limit of its own, which the laboratory releases.
///   spread-over-sum   (Lmax - Lmin) / (Lmax + Lmin)
///   spread-over-mean  (Lmax - Lmin) / mean of all
/// Nothing for another word, for fewer than two values, and for values that are not above zero.
[[nodiscard]] std::optional<double> inductance_coefficient(std::string_view formula, std::span<const double> henries);

/// Inductances of one pair of terminals, read at each position of the rotor (actions position_1 ...): inductance_1 ...,
/// with angle_1 ... where it was measured, the smallest and the largest. Only contributes.
[[nodiscard]] base::Result<StepResult> inductance_positions(const EvaluationInput& input);
/// The coefficient over all pairs and positions of the procedure's earlier steps. Values: inductance_difference (when
/// the formula is released), inductance_max, inductance_min, inductance_mean.
[[nodiscard]] base::Result<StepResult> inductance_difference(const EvaluationInput& input);

}  // namespace velocert::sequence
