// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/json.h"

namespace velocert::app {

/// The simulated instruments with their options, and the faults each of them can have.
[[nodiscard]] base::Json bench_listing();
[[nodiscard]] std::string bench_listing_text();

}  // namespace velocert::app
