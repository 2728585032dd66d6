// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/evaluation.h"

namespace velocert::sequence {

/// As judge_procedure, for values whose origin the attempts do not show (typed or imported ones).
[[nodiscard]] ProcedureResult judge_procedure_of(const standards::StandardEdition& edition,
                                                 const standards::Procedure& procedure,
                                                 const standards::ItemTraits& item,
                                                 const conformity::DecisionRule& rule,
                                                 std::span<const StepRun> step_runs, bool only_given,
                                                 metrology::Provenance provenance);

/// Worst over all planned procedures; one without a result counts as not evaluated, and so does a clause of a whole run
/// that was not examined.
[[nodiscard]] conformity::Verdict overall_verdict(const Run& run);

/// Of a whole run: the clauses that apply to the item and whose procedure gave no result. Empty for other runs.
[[nodiscard]] std::vector<std::string> unexamined_clauses(const standards::StandardEdition& edition, const Run& run);

}  // namespace velocert::sequence
