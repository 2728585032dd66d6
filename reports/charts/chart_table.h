// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/charts/chart.h"

namespace velocert::reports {

/// A chart as the rows of a table, for who cannot see it or wants the very figures: first every line, band and marker
/// that has a name (limit, guard band, result, brake trigger, annotation), then one row for each point whose x is in a
/// range, series after series. Where no series is of the measured quantity its values are the markers without a name.
/// Points are looked up in the chart as they are asked for and never copied; what is kept are a few places. The chart
/// must outlive it unchanged; the x of its series do not decrease. Pure.
class ChartTable {
  public:
    ChartTable() = default;
    /// Costs one pass over the points of the deciding series in the range.
    ChartTable(const Chart& chart, ChartRange x);

    enum class Kind : std::uint8_t { line, band, marker, point };
    /// What a point is besides one of many.
    enum class Extreme : std::uint8_t { none, lowest, highest };
    struct Row {
        Kind kind = Kind::point;
        /// Of the line, band or marker; of a point its series. Empty: it has none.
        Bilingual name;
        /// As in the CSV (see chart_csv.h): "3.2"; of a band "54.8 – 55.2", an open end left out. Empty where the row
        /// has none: a horizontal line, a value that is no number.
        std::string x;
        std::string y;
        bool deciding = false;             ///< a point of the quantity that decides
        Extreme extreme = Extreme::none;   ///< of the deciding values in the range: the first lowest or highest
        std::vector<std::size_t> crossed;  ///< rows of vertical lines that the deciding series reaches here
        std::string printed = {};          ///< of a line, band or marker: the value as the chart prints it
    };
    [[nodiscard]] std::size_t size() const { return marks_.size() + points_; }
    [[nodiscard]] Row row(std::size_t at) const;
    /// How many rows are points of a series.
    [[nodiscard]] std::size_t points() const { return points_; }
    /// Where the cursor of the chart goes for that row; nothing for horizontal lines and bands.
    [[nodiscard]] std::optional<double> place(std::size_t at) const;
    /// The row of the latest deciding point at or before x; nothing before the first one.
    [[nodiscard]] std::optional<std::size_t> row_at(double x) const;
    /// The first row after that one (nothing: of all) that is more than one of many points; round to the first again.
    [[nodiscard]] std::optional<std::size_t> next_marked(std::optional<std::size_t> after) const;

  private:
    struct Mark {
        Kind kind;
        std::size_t at;  ///< in the chart's lines, bands or markers
    };
    struct Part {
        std::size_t series;
        std::size_t first;  ///< point of the series
        std::size_t count;
    };
    struct Special {
        std::size_t row;
        Extreme extreme = Extreme::none;
        std::vector<std::size_t> crossed = {};
    };
    [[nodiscard]] const Part* part_of(std::size_t point, std::size_t& within) const;
    void find_specials();

    const Chart* chart_ = nullptr;
    std::vector<Mark> marks_;
    std::vector<Part> parts_;
    std::size_t points_ = 0;
    std::vector<Special> specials_;  ///< by row
};

/// The series of the quantity that decides: the first measured one that has points, else the first that has. Null in an
/// empty chart.
[[nodiscard]] const ChartSeries* deciding_series(const Chart& chart);
/// The place of the latest point of the series at or before x; nothing before the first one.
[[nodiscard]] std::optional<std::size_t> point_at(const ChartSeries& series, double x);

}  // namespace velocert::reports
