// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reports/charts/bilingual.h"

namespace velocert::reports {

// A picture of measured data, as data: what stands on the screen is what stands in the report. The numbers
// are for drawing only (double); nothing is judged by them. All positions are in the units of the axes.

struct ChartPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

/// Which of the palette's colours and strokes a thing is drawn in.
enum class ChartRole : std::uint8_t {
    measured,  ///< the quantity that decides
    second,    ///< another quantity beside it
    limit,     ///< a limit of the standard
    guard,     ///< what the uncertainty makes of the values beside a limit
    gate,      ///< where the value must lie for the run to count
    event,     ///< brake trigger, standstill
    result,    ///< what came out
    quiet,     ///< background information
};

/// A line through points, x not decreasing. A NaN in y is a gap.
struct ChartSeries {
    Bilingual name;
    ChartRole role = ChartRole::measured;
    std::vector<ChartPoint> points;
    /// Each value holds until the next one, as what is shown on request: drawn in steps with a dot at each. Points far
    /// apart are no slope.
    bool stepped = false;
    /// Of each point, y as the instrument sent it ("62.90"); empty where that is not known.
    std::vector<std::string> digits{};
};

enum class Direction : std::uint8_t { vertical, horizontal };

/// A line across the whole plot at x = at (vertical) or y = at (horizontal).
struct ChartLine {
    Direction direction = Direction::vertical;
    double at = 0;
    ChartRole role = ChartRole::limit;
    Bilingual label;
    std::string value{};  ///< printed after the label, once for both languages: "7 m"
};

/// A band across the whole plot.
struct ChartBand {
    Direction direction = Direction::horizontal;
    double from = 0;
    double to = 0;
    ChartRole role = ChartRole::gate;
    Bilingual label;
    std::string value{};
};

/// A single point with its name.
struct ChartMarker {
    ChartPoint at;
    ChartRole role = ChartRole::result;
    Bilingual label;
    std::string value{};
};

struct ChartAxis {
    Bilingual quantity;  ///< "距离", "distance"
    std::string unit;    ///< "m"
    /// The range to show; when from == to it is taken from the data, lines, bands and markers.
    double from = 0;
    double to = 0;
};

struct Chart {
    Bilingual title;
    Bilingual summary;  ///< the picture in words, for who cannot see it
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartSeries> series;
    std::vector<ChartLine> lines;
    std::vector<ChartBand> bands;
    std::vector<ChartMarker> markers;
    Bilingual empty_reason;  ///< shown in the plot when no series has a point

    [[nodiscard]] bool empty() const;
};

/// The range an axis shows: as given, or everything that is drawn with a margin; never without extent.
struct ChartRange {
    double from = 0;
    double to = 1;
};
[[nodiscard]] ChartRange x_range(const Chart& chart);
[[nodiscard]] ChartRange y_range(const Chart& chart);

}  // namespace velocert::reports
