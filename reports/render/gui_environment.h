// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace velocert::reports {

/// Makes sure that fonts and plots can be used: if the program has no application object, one is made on the
/// offscreen platform, which needs no display, and lives until the end of the program. Main thread only; may
/// be called again. Fails (not_permitted) when the program runs a core application without widgets.
[[nodiscard]] base::Result<void> ensure_gui_environment();

}  // namespace velocert::reports
