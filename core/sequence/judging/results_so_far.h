// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// What a run has come to before its end: of each planned procedure that was begun the judgement of its attempts so
/// far, in the order of the plan. A Fail among them stays one; what is not finished is not evaluated. Pure.
[[nodiscard]] std::vector<ProcedureResult> results_so_far(const standards::StandardEdition& edition, const Run& run);

/// Gives a suspended run from its records those results. Its verdict stays what its records say: not evaluated, since
/// leaving a run decides nothing. Other runs stay as they are. No calibrations are needed: the values of the attempts
/// are on record as they were corrected.
void judge_so_far(const standards::StandardEdition& edition, Run& run);

}  // namespace velocert::sequence
