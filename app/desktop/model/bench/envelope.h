// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "app/desktop/bridge/live_buffer.h"

namespace velocert::app {

/// What a plot `columns` pixels wide can show of points with rising x between `from` and `to`: at most first, lowest,
/// highest and last point per pixel, in order, so that drawing costs pixels, not points. One point beyond each end
/// is kept, so that lines run out of the picture.
[[nodiscard]] std::vector<PlotPoint> envelope(std::span<const PlotPoint> points, double from, double to, int columns);

}  // namespace velocert::app
