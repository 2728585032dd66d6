// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

namespace velocert::app {

/// Refuses for a port that could not be opened. One that is not there is trouble at the bench (an adapter pulled out,
/// a device that got another name), as the contract's exit codes have it, and not wrong input.
[[nodiscard]] inline ExitCode refuse_port(const Output& output, const base::Error& error) {
    const auto code = output.refuse(error);
    return error.code == base::ErrorCode::not_found ? ExitCode::bench_trouble : code;
}

}  // namespace velocert::app
