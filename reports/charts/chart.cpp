// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace velocert::reports {
namespace {

// The smallest range over all it is shown; values that are no numbers do not count.
class Extent {
  public:
    void include(double value) {
        if (!std::isfinite(value)) return;
        from_ = std::min(from_, value);
        to_ = std::max(to_, value);
    }
    // With 4 % of air at both ends; one unit around a single value, 0 to 1 around nothing.
    [[nodiscard]] ChartRange with_margin() const {
        if (from_ > to_) return {0, 1};
        const double air = from_ < to_ ? (to_ - from_) * 0.04 : 0.5;
        return {from_ - air, to_ + air};
    }

  private:
    double from_ = std::numeric_limits<double>::infinity();
    double to_ = -std::numeric_limits<double>::infinity();
};

ChartRange range(const Chart& chart, const ChartAxis& axis, Direction crossing, double ChartPoint::*coordinate) {
    if (axis.from < axis.to) return {axis.from, axis.to};
    Extent extent;
    for (const ChartSeries& series : chart.series) {
        for (const ChartPoint& point : series.points) extent.include(point.*coordinate);
    }
    for (const ChartMarker& marker : chart.markers) extent.include(marker.at.*coordinate);
    for (const ChartLine& line : chart.lines) {
        if (line.direction == crossing) extent.include(line.at);
    }
    for (const ChartBand& band : chart.bands) {
        if (band.direction != crossing) continue;
        extent.include(band.from);
        extent.include(band.to);
    }
    return extent.with_margin();
}

}  // namespace

bool Chart::empty() const {
    return std::all_of(series.begin(), series.end(), [](const ChartSeries& s) { return s.points.empty(); });
}

ChartRange x_range(const Chart& chart) { return range(chart, chart.x, Direction::vertical, &ChartPoint::x); }
ChartRange y_range(const Chart& chart) { return range(chart, chart.y, Direction::horizontal, &ChartPoint::y); }

}  // namespace velocert::reports
