// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::app {

/// From now on SIGINT and SIGTERM are noted instead of ending the program, and end a wait at once.
void watch_stop_signals();
[[nodiscard]] bool stop_requested();

}  // namespace velocert::app
