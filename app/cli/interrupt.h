// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::app {

/// From now on SIGINT, SIGTERM and SIGHUP are noted instead of ending the program, so that a command can stop safely.
void watch_for_interrupts();
/// True once one of them came. Any thread.
[[nodiscard]] bool interrupted();

}  // namespace velocert::app
