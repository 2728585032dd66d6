// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <tl/expected.hpp>

#include "core/conformity/reason.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// A level without the background it was measured in, in dB: 10 lg(10^(L/10) - 10^(B/10)), the energies being added up
/// (ISO 3744:2010, 8.3.3). From `far` decibels above the background on nothing is taken off; nearer than `close` it
/// cannot be done (background_too_high).
[[nodiscard]] tl::expected<double, conformity::Reason> without_background(double level, double background, double close,
                                                                          double far);

/// The largest level of the role "sound_meter" during "sound", without the background of "background", between two
/// checks with a calibrator in "check_before" and "check_after": neither may be off the calibrator by more than
/// check_tolerance, nor may the two differ by more (check_failed). Where the use "from" names a speed, the typed
/// "speed" at which the sound was measured must lie between it and speed_window more (set_point_missed). A level too
/// close to the background is an upper bound all the same: where even that is below the lower limit, it is judged.
/// Values: check_before, check_after, background, indicated_level, sound_level.
[[nodiscard]] base::Result<StepResult> sound_level(const EvaluationInput& input);

}  // namespace velocert::sequence
