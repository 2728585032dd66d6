// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// What a safety tester showed at the last set point of its tests ("test_1", "test_2" ... during which it was asked
/// again and again): the largest leakage current while the voltage stood, against the limit of the result; the voltage
/// must have been that of the use "voltage", within voltage_tolerance, for at least the use "time" (set_point_missed,
/// condition_not_met). A current beyond the limit fails whenever it came: the tester then ends the test itself. Where
/// it judged the item bad, at least the parameter trip_current flowed, which it was set to; without that parameter it
/// does not count (sources_disagree). Values: leakage_current, test_voltage, test_time.
[[nodiscard]] base::Result<StepResult> electric_strength(const EvaluationInput& input);

/// The insulation resistance that stood at the end of "test", with the voltage within its tolerance until then. A
/// resistance beyond the tester's range counts as the parameter beyond_range, and without one not at all (over_range).
/// Values: insulation_resistance, test_voltage.
[[nodiscard]] base::Result<StepResult> insulation_resistance(const EvaluationInput& input);

}  // namespace velocert::sequence
