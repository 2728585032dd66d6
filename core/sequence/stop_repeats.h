// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace velocert::sequence {

/// What was told to stop and says that it is still on is told again so often before that is believed: a shaft runs out,
/// a voltage falls.
inline constexpr int stop_repeats = 7;
/// The time in between.
inline constexpr std::chrono::milliseconds between_stops{200};

}  // namespace velocert::sequence
