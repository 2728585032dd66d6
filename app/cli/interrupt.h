// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/sequence/running/stop_cause.h"

namespace velocert::app {

/// From now on SIGINT, SIGTERM and SIGHUP are noted instead of ending the program, so that a command can stop safely.
void watch_for_interrupts();
/// For a command that only reads: from now on such a signal ends it where it stands, with the exit code for that.
void end_at_once_when_interrupted();
/// True once one of them came. Any thread.
[[nodiscard]] bool interrupted();
/// Which of them came first, and whether the system itself sent it: a key, or a terminal that is gone. Any thread.
[[nodiscard]] sequence::StopCause interrupt_cause();

/// For work that tells how far it is: it goes on until one of them came.
[[nodiscard]] base::Progress until_interrupted();
/// Between two steps of a command. Errors: interrupted, with the place.
[[nodiscard]] base::Result<void> go_on_unless_interrupted(const std::string& where);

}  // namespace velocert::app
