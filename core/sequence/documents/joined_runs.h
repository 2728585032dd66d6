// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/run.h"

namespace velocert::sequence {

// Which attempts of a combined run (judging/combined_run.h) are of which run: its records mark where each begins.

/// Whether the suspension only marks where the attempts of another run begin; `text` is then that run's id.
[[nodiscard]] bool joins_run(const Suspension& suspension);
[[nodiscard]] bool is_combined(const Run& run);

/// A stretch of a combined run: the attempts of one run, in order, under one set of calibrations.
struct JoinedStretch {
    std::string run;
    std::size_t first = 0;  ///< index of its first attempt in Run::step_runs
    std::size_t last = 0;   ///< one past its last
};
[[nodiscard]] std::vector<JoinedStretch> stretches_of(const Run& combined);
/// The runs whose results a combined run holds, each once, in order; empty for other runs.
[[nodiscard]] std::vector<std::string> runs_in(const Run& combined);
/// The procedures of which a combined run holds attempts of that one, each once, in the order of the attempts.
[[nodiscard]] std::vector<std::string> procedures_of(const Run& combined, std::string_view of_run);
/// The runs that a report of the run rests on, each once: itself first, then those whose results it holds, then those
/// that it took former attempts from. What is asked of a run before its report goes out is asked of each.
[[nodiscard]] std::vector<std::string> runs_rested_on(const Run& run);

/// Who tested, each once, in order: in a combined run the persons of the runs that it holds, and not who combined them.
/// Empty where nobody is named.
[[nodiscard]] std::vector<std::string> testers_of(const Run& run);
/// The stations at which it was tested, in order: in a combined run those of the runs that it holds.
[[nodiscard]] std::vector<const laboratory::Station*> stations_of(const Run& run);
/// The station at which the attempt of that index in Run::step_runs was made; for runs that are not combined, theirs.
[[nodiscard]] const laboratory::Station& station_of_attempt(const Run& run, std::size_t attempt);

}  // namespace velocert::sequence
