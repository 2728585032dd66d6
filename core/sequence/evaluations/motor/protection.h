// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"

namespace velocert::sequence {

/// Whether a controller's protection acts where its maker says ("stated" at the prompt), from the means of supply
/// voltage and current over the acquisitions "level_1", "level_2" ... in their order. under-voltage: the levels go down
/// in voltage; the protection acts at the first at which the motor takes less than idle_current, and must not have
/// acted at the level before. Value: deviation of that voltage from the stated one. over-current: the levels go up in
/// load; the largest current is where it acts, and the motor must not have taken more with the next load. Value:
/// deviation of that current from the stated one. Both as magnitudes. It never acts, or already at the first level:
/// condition_not_met. Values: protection_voltage, voltage_deviation; or protection_current, current_deviation.
[[nodiscard]] base::Result<StepResult> stated_protection(const EvaluationInput& input);

[[nodiscard]] std::vector<Judged> protection_figures(const standards::StandardEdition& edition,
                                                     const standards::Step& step, const standards::ItemTraits& item);

}  // namespace velocert::sequence
