// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"

namespace velocert::sequence {

/// One value of what an instrument showed: the largest, the smallest, the exact mean or the last of all indications of
/// the parameter "measurand" that the step's acquisitions hold, corrected by the run's calibrations. Held against the
/// limit of the use "result", or of "low" and "high" for a band. Does not count when nothing was shown (series_empty),
/// an indication was out of range or saturated, could not be corrected, or the capture is not whole.
///
/// Result values: the value under the measurand's name, "<measurand>_resolution" where the instrument's step is known,
/// and "<measurand>_count".
[[nodiscard]] base::Result<StepResult> indicated(const EvaluationInput& input);

[[nodiscard]] std::vector<Judged> indicated_figures(const standards::StandardEdition& edition,
                                                    const standards::Step& step, const standards::ItemTraits& item);

}  // namespace velocert::sequence
