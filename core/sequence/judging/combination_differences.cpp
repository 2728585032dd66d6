// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/combination_differences.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/sequence/calibrations/deviation_kinds.h"
#include "core/sequence/documents/joined_runs.h"

namespace velocert::sequence {

using conformity::Verdict;

std::vector<std::string> runs_named_in(const Run& combined) {
    auto out = runs_in(combined);
    for (const auto& one : combined.deviations) {
        if (one.kind != result_not_taken || !one.cause.starts_with("run ")) continue;
        auto id = one.cause.substr(4, one.cause.find(": ") - 4);
        if (std::ranges::find(out, id) == out.end()) out.push_back(std::move(id));
    }
    return out;
}

std::vector<Difference> combination_differences(const Run& combined, std::span<const Run> runs) {
    std::vector<Difference> out;
    const auto differ = [&](std::string step, std::string field, std::string stored, std::string found) {
        out.push_back({combined.id, std::move(step), std::move(field), std::move(stored), std::move(found)});
    };
    std::map<std::string, std::string> taken_from;  // procedure -> run
    for (const auto& stretch : stretches_of(combined)) {
        const auto run = std::ranges::find(runs, stretch.run, &Run::id);
        if (run == runs.end()) {
            differ({}, "runs", stretch.run, "(absent)");
            continue;
        }
        for (std::size_t i = stretch.first; i < stretch.last; ++i) {
            const auto& attempt = combined.step_runs[i];
            taken_from[attempt.procedure] = run->id;
            const auto text = step_run_record({}, attempt).canonical();
            const bool same = std::ranges::any_of(
                run->step_runs, [&](const StepRun& one) { return step_run_record({}, one).canonical() == text; });
            if (!same) differ(attempt_name(attempt), "attempt", "of run " + run->id, "another one there, or none");
        }
    }
    for (const auto& run : runs)
        for (const auto& attempt : run.step_runs) {
            const auto from = taken_from.find(attempt.procedure);
            const bool taken_here = from != taken_from.end() && from->second == run.id;
            const bool held = taken_here && std::ranges::any_of(combined.step_runs, [&](const StepRun& one) {
                                  return attempt_name(one) == attempt_name(attempt);
                              });
            const std::string begins = "run " + run.id + ": ";
            const bool named = std::ranges::any_of(combined.deviations, [&](const Deviation& one) {
                if (one.kind != result_not_taken || one.role != "procedure/" + attempt.procedure) return false;
                return taken_here ? one.cause == begins + attempt_name(attempt) : one.cause.starts_with(begins);
            });
            if (!held && !named) differ(attempt_name(attempt), "attempt", "(absent)", "of run " + run.id);
        }
    // No result covers a Fail, whatever was named as the reason.
    for (const auto& run : runs)
        for (const auto& result : run.results) {
            const bool tested = std::ranges::any_of(
                run.step_runs, [&](const StepRun& one) { return one.procedure == result.procedure; });
            if (result.verdict != Verdict::fail || !tested) continue;
            const auto taken = std::ranges::find(combined.results, result.procedure, &ProcedureResult::procedure);
            const bool absent = taken == combined.results.end();
            if (absent || taken->verdict != Verdict::fail)
                differ(result.procedure, "verdict", absent ? "(absent)" : std::string(conformity::name(taken->verdict)),
                       "fail in run " + run.id);
        }
    // How a run ended is told as it is; records of before it was told say nothing.
    for (const auto& told : combined.deviations) {
        if (told.kind != ended_early) continue;
        const auto run = std::ranges::find_if(runs, [&](const Run& one) { return told.role == "run/" + one.id; });
        if (run == runs.end()) continue;
        const std::string how(name(run->lifecycle));
        const auto& by = run->lifecycle_text.empty() ? how : run->lifecycle_text;
        if (told.cause != how || told.reason != by)
            differ({}, "end of run " + run->id, told.cause + ": " + told.reason, how + ": " + by);
    }
    return out;
}

}  // namespace velocert::sequence
