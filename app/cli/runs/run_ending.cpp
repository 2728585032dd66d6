// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runs/run_ending.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/cli/interrupt.h"

namespace velocert::app {
namespace {

/// An answer that cannot be one ended the attempt: its place names the field.
bool answered_wrongly(const sequence::StepRun& attempt) {
    constexpr std::array wrong{base::ErrorCode::bad_value, base::ErrorCode::wrong_unit, base::ErrorCode::bad_input,
                               base::ErrorCode::not_found};
    return attempt.error_text.find(", field ") != std::string::npos &&
           std::ranges::any_of(wrong, [&](base::ErrorCode code) { return attempt.error_code == base::name(code); });
}

/// What ended attempts before their time: the bench before an answer; an answer that nobody gave is named in the
/// verdict.
ExitCode trouble_of(const sequence::Run& run) {
    ExitCode out = exit_code(run.verdict);
    for (const auto& attempt : run.step_runs) {
        if (attempt.outcome == conformity::Outcome::completed ||
            attempt.error_code == base::name(base::ErrorCode::missing_field))
            continue;
        if (!answered_wrongly(attempt)) return ExitCode::bench_trouble;
        out = ExitCode::wrong_input;
    }
    return out;
}

}  // namespace

ExitCode ending(const sequence::Run& run) {
    if (run.verdict == conformity::Verdict::fail && !interrupted()) return ExitCode::failed;
    switch (run.lifecycle) {
        case sequence::Lifecycle::completed: return exit_code(run.verdict);
        // Asked for, a suspension is no trouble; by a signal the command was interrupted all the same.
        case sequence::Lifecycle::suspended: return interrupted() ? ExitCode::bench_trouble : exit_code(run.verdict);
        case sequence::Lifecycle::errored: return trouble_of(run);
        case sequence::Lifecycle::running:
        case sequence::Lifecycle::stopped:
        case sequence::Lifecycle::aborted: return ExitCode::bench_trouble;
    }
    return ExitCode::bench_trouble;
}

}  // namespace velocert::app
