// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/output.h"
#include "core/base/json.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// A deviation in one line, as it stands among the warnings of a run.
[[nodiscard]] std::string deviation_line(const sequence::Deviation& deviation);

/// The result on standard output: as JSON with what was expected of it, or in lines. `open`: the clauses that apply and
/// were not examined, asked for or not; only those that were asked for hold the verdict back.
void print_result(const Output& output, const sequence::Run& run, const std::string& archive, base::Json expected,
                  const std::vector<std::string>& open);

/// The exit code of a run: its verdict where it came to its end, or was left to be gone on with; bench trouble where
/// the bench or a signal ended it, or an output is not known to be off. A Fail that the bench is safe after stays one.
/// What nobody answered is named in the verdict, and is no trouble.
[[nodiscard]] ExitCode ending(const sequence::Run& run);

}  // namespace velocert::app
