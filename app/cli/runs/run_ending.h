// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// The exit code of a run: its verdict where it came to its end, or was left to be gone on with; bench trouble where
/// the bench or a signal ended it. A Fail stays one. What nobody answered is named in the verdict, and is no trouble.
[[nodiscard]] ExitCode ending(const sequence::Run& run);

}  // namespace velocert::app
