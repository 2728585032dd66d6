// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::app {

/// A time of day as people write it, "02:30": minutes after midnight UTC for a place that is `offset` ahead of UTC.
/// Errors: bad_input, naming `where`.
[[nodiscard]] base::Result<std::chrono::minutes> time_of_day(const std::string& text, std::chrono::minutes offset,
                                                             std::string_view where);
/// "02:30" of minutes after midnight.
[[nodiscard]] std::string time_of_day_text(std::chrono::minutes time);

}  // namespace velocert::app
