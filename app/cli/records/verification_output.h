// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/records/archive.h"

namespace velocert::app {

/// Shows what the verification of an archive found, as `verify` does; 5 if anything does not hold.
[[nodiscard]] ExitCode show_verification(const Output& output, const records::Verification& verification);

}  // namespace velocert::app
