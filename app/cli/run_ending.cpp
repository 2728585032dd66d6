// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_ending.h"

#include <algorithm>

#include "app/cli/interrupt.h"

namespace velocert::app {
namespace {

/// Whether an attempt was ended by the bench, and not by an answer that nobody gave: that is named in the verdict.
bool troubled(const sequence::Run& run) {
    return std::ranges::any_of(run.step_runs, [](const sequence::StepRun& attempt) {
        return attempt.outcome != conformity::Outcome::completed &&
               attempt.error_code != base::name(base::ErrorCode::missing_field);
    });
}

}  // namespace

ExitCode ending(const sequence::Run& run) {
    if (run.verdict == conformity::Verdict::fail && !interrupted()) return ExitCode::failed;
    switch (run.lifecycle) {
        case sequence::Lifecycle::completed: return exit_code(run.verdict);
        // Asked for, a suspension is no trouble; by a signal the command was interrupted all the same.
        case sequence::Lifecycle::suspended: return interrupted() ? ExitCode::bench_trouble : exit_code(run.verdict);
        case sequence::Lifecycle::errored: return troubled(run) ? ExitCode::bench_trouble : exit_code(run.verdict);
        case sequence::Lifecycle::running:
        case sequence::Lifecycle::stopped:
        case sequence::Lifecycle::aborted: return ExitCode::bench_trouble;
    }
    return ExitCode::bench_trouble;
}

}  // namespace velocert::app
