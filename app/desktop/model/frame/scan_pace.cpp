// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/scan_pace.h"

#include <cstddef>

namespace velocert::app {

bool scanner_pace(std::span<const std::int64_t> times_ms, bool ended) {
    constexpr std::int64_t mean_ms = 50;
    constexpr std::int64_t two_fingers_ms = 20;
    constexpr std::size_t characters = 4;
    constexpr std::size_t characters_at_once = 2;
    constexpr std::size_t characters_without_end = 8;
    const std::size_t typed = times_ms.size() - (ended && !times_ms.empty() ? 1 : 0);
    if (typed < characters_at_once) return false;
    for (std::size_t i = 1; i < times_ms.size(); ++i) {
        const auto gap = times_ms[i] - times_ms[i - 1];
        if (gap < 0 || gap > scanner_gap_ms) return false;
    }
    const auto gaps = static_cast<std::int64_t>(times_ms.size() - 1);
    const auto all = times_ms.back() - times_ms.front();
    if (all > gaps * mean_ms) return false;
    if (!ended) return typed >= characters_without_end;
    return typed >= characters || all <= gaps * two_fingers_ms;
}

}  // namespace velocert::app
