// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace velocert::bench {

/// What a long ride did to the window.
struct LiveRide {
    double worst_ms = 0;  ///< the longest that the event loop was away from its events
    double frames = 0;
    std::uint64_t samples = 0;
    std::int64_t grown_kb = 0;  ///< resident memory, after the first tenth
};

/// The real window while eight channels come in at 1 kHz in real time for so long.
[[nodiscard]] LiveRide ride_live(double seconds);

/// A weighing in the real window: from the last sample to the banner that is painted with the verdict; negative if none
/// came within half a minute.
[[nodiscard]] double banner_delay_ms();

}  // namespace velocert::bench
