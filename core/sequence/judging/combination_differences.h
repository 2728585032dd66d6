// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/sequence/judging/recompute.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

// Whether a combined run (combined_run.h) says what its runs say.

/// The runs that a combined run speaks of, each once: those of runs_in(), then those of which a result is not taken.
[[nodiscard]] std::vector<std::string> runs_named_in(const Run& combined);

/// Where a combined run does not say what its runs say: attempts that are others there or missing, results of theirs
/// that it neither holds nor names, and a Fail in place of which it holds none. `runs` are those of runs_named_in().
/// Pure.
[[nodiscard]] std::vector<Difference> combination_differences(const Run& combined, std::span<const Run> runs);

}  // namespace velocert::sequence
