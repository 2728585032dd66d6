// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "reports/charts/chart.h"

namespace velocert::reports {

/// A long series made ready for drawing: for any window and any number of pixel
/// columns it gives at most four points per column, among them the lowest and
/// the highest, at a cost that grows with the columns and not with the points.
/// Grows at the end; x must not decrease. Points whose y is no number are kept
/// as gaps.
class MinMaxPyramid {
  public:
    MinMaxPyramid() = default;
    explicit MinMaxPyramid(const std::vector<ChartPoint>& points);

    /// False, and the point is left out, when x is no number or smaller than the
    /// last one.
    bool append(ChartPoint point);
    [[nodiscard]] std::size_t size() const { return points_.size(); }

    struct View {
        std::vector<ChartPoint> points;  ///< in the order of the series
        std::size_t visited = 0;         ///< points and nodes looked at
    };
    /// What to draw between x = from and x = to in `columns` pixel columns, with
    /// one neighbour outside at each end so that the line runs to the border. Few
    /// points are given as they are.
    [[nodiscard]] View view(double from, double to, int columns) const;

  private:
    static constexpr std::size_t branch = 8;
    static constexpr std::size_t dense = 64;  // points of a column of which only the extremes are seen
    // Lowest and highest point of a block with their positions, `none` when the
    // block holds gaps only; and where the block begins. The points stand here
    // once more, so that nobody reaches for them where they lie far apart in
    // memory.
    struct Node {
        std::size_t lowest_at;
        std::size_t highest_at;
        ChartPoint lowest;
        ChartPoint highest;
        double begins;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Chosen {
        std::size_t at;
        ChartPoint point;
    };

    [[nodiscard]] Node node_of(std::size_t position) const;
    [[nodiscard]] static Node join(const Node& a, const Node& b);
    /// The first point in [first, last) beyond x; looked for around `guess`, near
    /// which it usually is.
    [[nodiscard]] std::size_t beyond(double x, std::size_t first, std::size_t last, std::size_t guess) const;
    /// The first block of that level in [first, last) that begins beyond x; both
    /// count blocks.
    [[nodiscard]] std::size_t block_beyond(double x, std::size_t level, std::size_t first, std::size_t last,
                                           std::size_t guess) const;
    [[nodiscard]] Node extremes(std::size_t first, std::size_t last, std::size_t& visited) const;
    /// `inner`: neither the first nor the last column.
    void add_column(std::size_t first, std::size_t last, bool inner, View& view) const;

    std::vector<ChartPoint> points_;
    std::vector<std::vector<Node>> levels_;  // levels_[k] has one node per branch^(k+1) points, whole blocks
                                             // only
};

}  // namespace velocert::reports
