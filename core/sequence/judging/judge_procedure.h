// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/conformity/decision_rule.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// Judges a procedure from its attempts, in order: number of valid runs, aggregation, limits. Pure.
/// Steps that apply and have no data give NotEvaluated, unless `only_given`, which lists them instead.
[[nodiscard]] ProcedureResult judge_procedure(const standards::StandardEdition& edition,
                                              const standards::Procedure& procedure, const standards::ItemTraits& item,
                                              const conformity::DecisionRule& rule, std::span<const StepRun> step_runs,
                                              bool only_given = false);

/// The same for a run on record: of those among `standing` (standing_attempts()). Where the run keeps what it rests on
/// of earlier runs, a step that was not begun for want of one of another procedure says which.
[[nodiscard]] ProcedureResult judge_procedure(const standards::StandardEdition& edition,
                                              const standards::Procedure& procedure, const Run& run,
                                              std::span<const StepRun> standing);

/// Whether the attempt was made, and its answer for the figure is one that its own figures speak against.
[[nodiscard]] bool contradicted(const StepRun& attempt, std::string_view figure);

/// Whether the step has all the valid runs it needs, or may not be repeated any more.
struct RepeatState {
    int attempts = 0;
    int valid = 0;
    std::optional<int> needed;  ///< absent while the number of valid runs is unverified
    int attempts_left = 0;
    bool done = false;
};
[[nodiscard]] RepeatState repeat_state(const standards::StandardEdition& edition, const standards::Step& step,
                                       std::span<const StepRun> step_runs);

/// What a step that applies and has no attempt is.
enum class Absent : std::uint8_t {
    lacking,       ///< not evaluated: a run
    listed,        ///< not asked about, and listed: figures of one condition, given for judging
    not_answered,  ///< not evaluated and listed: answers, given for judging, of a procedure that a person answers
};

/// As judge_procedure, for values whose origin the attempts do not show (typed or imported ones).
[[nodiscard]] ProcedureResult judge_procedure_of(const standards::StandardEdition& edition,
                                                 const standards::Procedure& procedure,
                                                 const standards::ItemTraits& item,
                                                 const conformity::DecisionRule& rule,
                                                 std::span<const StepRun> step_runs, Absent absent,
                                                 metrology::Provenance provenance, bool name_needs = false);

/// Worst over all planned procedures; one without a result counts as not evaluated, and so does a clause of a whole run
/// that was not examined.
[[nodiscard]] conformity::Verdict overall_verdict(const Run& run);

/// The clauses that apply to the item and whose procedure gave no result in the run, whatever it was asked for.
[[nodiscard]] std::vector<std::string> open_clauses(const standards::StandardEdition& edition, const Run& run);
/// Of a whole run: its open clauses, which hold its verdict back. Empty for other runs.
[[nodiscard]] std::vector<std::string> unexamined_clauses(const standards::StandardEdition& edition, const Run& run);

}  // namespace velocert::sequence
