// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// A motor's torque at each set point of the step, from a dynamometer and a power meter that were asked in turn while
/// the speed was held (actions hold_1, hold_2 ...). All times are those of arrival. Per set point: the first steady
/// window, its means, Type A uncertainty, electrical against mechanical power, thermal limits.
[[nodiscard]] base::Result<StepResult> steady_state_torque(const EvaluationInput& input);

}  // namespace velocert::sequence
