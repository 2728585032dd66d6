// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// Why the figures that the maker states are not those of one working point (P = 2 pi n T, within the step's
/// "statement_tolerance"): nobody knows then at which torque the motor has to run. `none` where they are, or where the
/// step does not ask. Parameters with the answers of the run (with_answers()).
[[nodiscard]] conformity::Reason statement_objection(const standards::Step& step);

/// The power at the shaft, 2 pi n T, of the motor in a steady state at each set point of the step ("hold_1", "hold_2"
/// ...), and of all of them the largest. Steady as for the torque (steady_state.h), with the supply within its
/// tolerance; no more power may come out than goes in. Values: set_point_k, speed_k, torque_k, mechanical_power_k, and
/// rated_power.
[[nodiscard]] base::Result<StepResult> rated_power(const EvaluationInput& input);

}  // namespace velocert::sequence
