// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/base/result.h"
#include "core/sequence/evaluations/braking/braking_validity.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// What a recorder's capture tells of one braking run: the indications of the acquisition marked "ride".
/// Path, speed and forces are corrected by the certificates of the run, where it has any.
/// Onset is the first movement of a lever in use while the vehicle moves, in the device's own clock. Bad data gives
/// its reason in `trouble`; an error means that the plan is wrong.
[[nodiscard]] base::Result<BrakingData> braking_data(const standards::Step& step, std::span<const CaptureData> captures,
                                                     std::span<const Mark> marks,
                                                     const CalibrationSet& calibrations = {});

/// The evaluation "stopping-distance": braking_data and braking_result in one; and a run that these let count still
/// does not when its conditions or the pause before it forbid it.
[[nodiscard]] base::Result<StepResult> stopping_distance(const EvaluationInput& input);

}  // namespace velocert::sequence
