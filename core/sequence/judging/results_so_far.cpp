// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/results_so_far.h"

#include <algorithm>

#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/standing.h"

namespace velocert::sequence {

std::vector<ProcedureResult> results_so_far(const standards::StandardEdition& edition, const Run& run) {
    std::vector<ProcedureResult> out;
    const auto standing = standing_attempts(edition, run);
    for (const auto& id : run.procedures) {
        const auto* procedure = edition.procedure(id);
        const bool begun = std::ranges::any_of(run.step_runs, [&](const auto& one) { return one.procedure == id; });
        if (procedure != nullptr && begun) out.push_back(judge_procedure(edition, *procedure, run, standing));
    }
    return out;
}

void judge_so_far(const standards::StandardEdition& edition, Run& run) {
    if (run.lifecycle == Lifecycle::suspended && run.results.empty()) run.results = results_so_far(edition, run);
}

}  // namespace velocert::sequence
