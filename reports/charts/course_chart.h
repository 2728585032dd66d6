// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reports/charts/chart.h"

namespace velocert::reports {

/// A quantity over time, in seconds since its first value, y in the unit of the axis. For drawing only.
struct Course {
    ChartAxis quantity;  ///< what and in which unit
    std::vector<ChartPoint> points;
};
/// The course as it is drawn, from zero where nothing of it is negative and `from_zero` says so; lines are added by who
/// knows what they are. `what` is the picture in words, to which the lines are added by close_course.
[[nodiscard]] Chart course_chart(const Bilingual& title, Course course, bool from_zero);
/// Gives the axes room for the lines that were added, and says them in the summary: "Speed over time. Limit 25 km/h."
void close_course(Chart& chart, const Bilingual& what);

/// When y first reaches `level` at or after x = `from`, going up, or going down; interpolated. Nothing when it does
/// not.
[[nodiscard]] std::optional<double> crossing(std::span<const ChartPoint> points, double level, bool up, double from);
/// When y comes down to `level` for the last time, not after x = `until` where that is given.
[[nodiscard]] std::optional<double> last_fall_to(std::span<const ChartPoint> points, double level,
                                                 std::optional<double> until);

/// Positions in metres east (x) and north (y) of their reference, with the circle of the root mean square about it.
/// `about` says what the reference is. More than `most_positions` are thinned evenly, and the summary says so.
inline constexpr std::size_t most_positions = 120;
[[nodiscard]] Chart position_chart(const Bilingual& title, std::span<const ChartPoint> offsets,
                                   std::optional<double> rms_m, const std::string& rms_text, const Bilingual& about);

}  // namespace velocert::reports
