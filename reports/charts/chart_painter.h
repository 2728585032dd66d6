// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "reports/charts/chart.h"
#include "reports/charts/palette.h"

class QCustomPlot;

namespace velocert::reports {

/// How a chart is drawn; what is drawn is in the Chart.
struct ChartStyle {
    Palette palette = light_palette();
    Language language = Language::both;
    QString font_family;  ///< empty: the plot's own font
    int font_pixels = 12;
    bool show_title = true;
    /// Series longer than four points per column are thinned to their extremes. The width of the plot in
    /// columns.
    int columns = 0;  ///< 0: the plot's present width
    /// For a screen that follows what is measured: a curve with more than two points in a column is drawn in a plain
    /// line of one pixel. Dots and smooth edges would not be seen in it, and cost most of the time.
    bool quick = false;
    /// The part that is looked at; none: all of it.
    std::optional<ChartRange> x_window{};
    std::optional<ChartRange> y_window{};
};

/// Sets the plot up to show the chart; what it showed before is gone. The caller replots. GUI thread only.
/// Interactions of the plot (zoom, cursor) are left as they are. A plot that is too low for everything shows what fits:
/// first the names of the axes go, then the labels, then the numbers; curve and limits stay. No label covers another.
void apply_chart(QCustomPlot& plot, const Chart& chart, const ChartStyle& style);
void apply_chart(QCustomPlot& plot, const Chart& chart, const Palette& palette);

}  // namespace velocert::reports
