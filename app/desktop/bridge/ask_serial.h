// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"

namespace velocert::app {

/// Asks what is on a port for its serial number, by the harmless questions of that driver alone; empty if it does not
/// tell one. Takes seconds; any thread but that of the window. Errors: those of the port; not_found (no such driver);
/// wrong_instrument (what answers is none of this driver); interrupted.
[[nodiscard]] base::Result<std::string> ask_serial(const std::string& driver, const std::string& port,
                                                   const base::Clock& clock, const base::Progress& progress);

}  // namespace velocert::app
