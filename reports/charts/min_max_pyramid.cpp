// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/min_max_pyramid.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace velocert::reports {

MinMaxPyramid::MinMaxPyramid(const std::vector<ChartPoint>& points) {
    points_.reserve(points.size());
    for (const ChartPoint& point : points) append(point);
}

MinMaxPyramid::Node MinMaxPyramid::node_of(std::size_t position) const {
    const double y = points_[position].y;
    return std::isfinite(y) ? Node{position, position, y, y} : Node{none, none, 0, 0};
}

MinMaxPyramid::Node MinMaxPyramid::join(const Node& a, const Node& b) {
    if (a.lowest == none) return b;
    if (b.lowest == none) return a;
    Node out = a;
    if (b.low < a.low) out.lowest = b.lowest, out.low = b.low;
    if (b.high > a.high) out.highest = b.highest, out.high = b.high;
    return out;
}

std::size_t MinMaxPyramid::beyond(double x, std::size_t first, std::size_t last, std::size_t guess) const {
    // Steps that double, away from the guess: the points of a column lie close together, and a search over all of them
    // would wait for memory at each of its steps.
    std::size_t low = first;
    std::size_t high = last;
    std::size_t step = 1;
    if (guess < last && points_[guess].x <= x) {
        low = guess + 1;
        while (step < last - low && points_[low + step].x <= x) {
            low += step + 1;
            step *= 2;
        }
        high = std::min(last, low + std::min(step, last - low));
    } else {
        high = std::min(guess, last);
        while (step < high - first && points_[high - step].x > x) {
            high -= step;
            step *= 2;
        }
        low = step < high - first ? high - step : first;
    }
    const auto begin = points_.begin();
    const auto after = [](double edge, const ChartPoint& point) { return edge < point.x; };
    return static_cast<std::size_t>(std::upper_bound(begin + static_cast<std::ptrdiff_t>(low),
                                                     begin + static_cast<std::ptrdiff_t>(high), x, after) -
                                    begin);
}

bool MinMaxPyramid::append(ChartPoint point) {
    if (!std::isfinite(point.x) || (!points_.empty() && point.x < points_.back().x)) return false;
    points_.push_back(point);
    // Each full block of the level below becomes one node.
    std::size_t below = points_.size();
    for (std::size_t level = 0; below % branch == 0; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        Node node{none, none, 0, 0};
        for (std::size_t i = below - branch; i < below; ++i) {
            node = join(node, level == 0 ? node_of(i) : levels_[level - 1][i]);
        }
        levels_[level].push_back(node);
        below = levels_[level].size();
    }
    return true;
}

// Lowest and highest of points [first, last): climbs to coarse blocks in the middle, single points at the
// ends.
MinMaxPyramid::Node MinMaxPyramid::extremes(std::size_t first, std::size_t last, std::size_t& visited) const {
    Node found{none, none, 0, 0};
    std::size_t level = 0;  // 0: points, k: levels_[k - 1]
    const auto take = [&](std::size_t position) {
        ++visited;
        found = join(found, level == 0 ? node_of(position) : levels_[level - 1][position]);
    };
    while (first < last) {
        const bool climb = level < levels_.size() && last - first >= 2 * branch;
        if (!climb) {
            for (; first < last; ++first) take(first);
            break;
        }
        for (; first % branch != 0; ++first) take(first);
        for (; last % branch != 0; --last) take(last - 1);
        first /= branch;
        last /= branch;
        ++level;
    }
    return found;
}

void MinMaxPyramid::add_column(std::size_t first, std::size_t last, bool inner, View& view) const {
    const Node found = extremes(first, last, view.visited);
    std::array<std::size_t, 4> chosen{first, found.lowest, found.highest, last - 1};
    // Among so many points the ends of a column are not seen between its extremes; where all are gaps, one keeps the
    // gap.
    if (inner && last - first >= dense)
        chosen = {found.lowest == none ? first : none, found.lowest, found.highest, none};
    std::sort(chosen.begin(), chosen.end());
    std::size_t previous = none;
    for (const std::size_t position : chosen) {
        if (position == none || position == previous) continue;
        view.points.push_back(points_[position]);
        previous = position;
    }
}

MinMaxPyramid::View MinMaxPyramid::view(double from, double to, int columns) const {
    View view;
    if (points_.empty() || columns < 1 || !(from < to)) return view;
    const auto before = [](const ChartPoint& p, double x) { return p.x < x; };
    const auto after = [](double x, const ChartPoint& p) { return x < p.x; };
    const auto position = [&](auto it) { return static_cast<std::size_t>(it - points_.begin()); };
    const std::size_t inside_first = position(std::lower_bound(points_.begin(), points_.end(), from, before));
    const std::size_t inside_last = position(std::upper_bound(points_.begin(), points_.end(), to, after));
    const std::size_t first = inside_first > 0 ? inside_first - 1 : 0;
    const std::size_t last = std::min(inside_last + 1, points_.size());

    if (last - first <= static_cast<std::size_t>(columns) * 4) {
        const auto begin = points_.begin();
        view.points.assign(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last));
        view.visited = last - first;
        return view;
    }
    if (first < inside_first) view.points.push_back(points_[first]);
    view.points.reserve(static_cast<std::size_t>(columns) * 4 + 2);
    std::size_t start = inside_first;
    std::size_t width = (inside_last - inside_first) / static_cast<std::size_t>(columns);
    // Where columns hold many blocks they end between blocks, less than an eighth of a pixel from where they would:
    // then the nodes of one level are read one after the other, and no ends of blocks are looked up.
    std::size_t block = 1;
    while (block * branch * branch <= width) block *= branch;
    for (int column = 0; column < columns && start < inside_last; ++column) {
        const double edge = column + 1 == columns ? to : from + (to - from) * (column + 1) / columns;
        std::size_t stop = beyond(edge, start, inside_last, start + width);
        if (column + 1 < columns) stop = std::max(start, stop - stop % block);
        if (stop > start) add_column(start, stop, start > inside_first && stop < inside_last, view);
        width = stop - start;
        start = stop;
    }
    if (last > inside_last) view.points.push_back(points_[last - 1]);
    return view;
}

}  // namespace velocert::reports
