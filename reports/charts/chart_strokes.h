// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include "reports/charts/chart.h"
#include "reports/charts/palette.h"

namespace velocert::reports {

// How each role of a chart is drawn: by colour, width and dashes, so that no two roles differ in colour alone.

[[nodiscard]] QColor stroke(ChartRole role, const Palette& palette);
[[nodiscard]] QPen pen(ChartRole role, const Palette& palette);
/// Of a band.
[[nodiscard]] QColor fill(ChartRole role, const Palette& palette);
/// Of a marker.
[[nodiscard]] QCPScatterStyle::ScatterShape shape(ChartRole role);

}  // namespace velocert::reports
