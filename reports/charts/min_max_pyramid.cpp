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
    const ChartPoint& point = points_[position];
    const std::size_t at = std::isfinite(point.y) ? position : none;
    return {at, at, point, point, point.x};
}

MinMaxPyramid::Node MinMaxPyramid::join(const Node& a, const Node& b) {
    Node out = a;
    if (b.lowest_at != none && (a.lowest_at == none || b.lowest.y < a.lowest.y)) {
        out.lowest_at = b.lowest_at;
        out.lowest = b.lowest;
    }
    if (b.highest_at != none && (a.highest_at == none || b.highest.y > a.highest.y)) {
        out.highest_at = b.highest_at;
        out.highest = b.highest;
    }
    return out;
}

namespace {

/// The first of [first, last) for which `after` holds, from which on it holds
/// for all. Steps that double, away from the guess: a search over everything
/// would wait for memory at each of its steps.
template <typename After>
std::size_t first_after(std::size_t first, std::size_t last, std::size_t guess, const After& after) {
    std::size_t low = first;
    std::size_t high = last;
    std::size_t step = 1;
    if (guess < last && !after(guess)) {
        low = guess + 1;
        while (step < last - low && !after(low + step)) {
            low += step + 1;
            step *= 2;
        }
        high = low + std::min(step, last - low);
    } else {
        high = std::clamp(guess, first, last);
        while (step < high - first && after(high - step)) {
            high -= step;
            step *= 2;
        }
        low = step < high - first ? high - step : first;
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (after(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

}  // namespace

std::size_t MinMaxPyramid::beyond(double x, std::size_t first, std::size_t last, std::size_t guess) const {
    return first_after(first, last, guess, [&](std::size_t at) { return points_[at].x > x; });
}

std::size_t MinMaxPyramid::block_beyond(double x, std::size_t level, std::size_t first, std::size_t last,
                                        std::size_t guess) const {
    const auto& nodes = levels_[level];
    return first_after(first, last, guess, [&](std::size_t at) { return nodes[at].begins > x; });
}

bool MinMaxPyramid::append(ChartPoint point) {
    if (!std::isfinite(point.x) || (!points_.empty() && point.x < points_.back().x)) return false;
    points_.push_back(point);
    // Each full block of the level below becomes one node.
    std::size_t below = points_.size();
    for (std::size_t level = 0; below % branch == 0; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        const auto child = [&](std::size_t i) { return level == 0 ? node_of(i) : levels_[level - 1][i]; };
        Node node = child(below - branch);
        for (std::size_t i = below - branch + 1; i < below; ++i) node = join(node, child(i));
        levels_[level].push_back(node);
        below = levels_[level].size();
    }
    return true;
}

// Lowest and highest of points [first, last): climbs to coarse blocks in the
// middle, single points at the ends.
MinMaxPyramid::Node MinMaxPyramid::extremes(std::size_t first, std::size_t last, std::size_t& visited) const {
    Node found{none, none, {}, {}, 0};
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
    // Among so many points the ends of a column are not seen between its
    // extremes; where all are gaps, one keeps the gap.
    const bool ends = !inner || last - first < dense || found.lowest_at == none;
    std::array<Chosen, 4> chosen{
        Chosen{found.lowest_at, found.lowest}, {found.highest_at, found.highest}, {none, {}}, {none, {}}};
    if (ends) chosen[2] = {first, points_[first]}, chosen[3] = {last - 1, points_[last - 1]};
    std::sort(chosen.begin(), chosen.end(), [](const Chosen& a, const Chosen& b) { return a.at < b.at; });
    std::size_t previous = none;
    for (const auto& [at, point] : chosen) {
        if (at == none || at == previous) continue;
        view.points.push_back(point);
        previous = at;
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
    view.points.reserve(static_cast<std::size_t>(columns) * 4 + 2);
    if (first < inside_first) view.points.push_back(points_[first]);
    std::size_t start = inside_first;
    std::size_t width = (inside_last - inside_first) / static_cast<std::size_t>(columns);
    // Where columns hold many blocks they end between blocks, less than an eighth
    // of a pixel from where they would: then the nodes of one level are read one
    // after the other, and neither points nor ends of blocks are looked up.
    std::size_t block = 1;
    std::size_t level = 0;
    while (block * branch * branch <= width) {
        block *= branch;
        ++level;
    }
    for (int column = 0; column < columns && start < inside_last; ++column) {
        const double edge = column + 1 == columns ? to : from + (to - from) * (column + 1) / columns;
        std::size_t stop = inside_last;
        if (column + 1 < columns && level == 0) {
            stop = beyond(edge, start, inside_last, start + width);
        } else if (column + 1 < columns) {
            const std::size_t first_block = start / block;
            const std::size_t last_block = std::min(inside_last / block, levels_[level - 1].size());
            if (first_block < last_block)
                stop =
                    std::clamp(block_beyond(edge, level - 1, first_block, last_block, (start + width) / block) * block,
                               start, inside_last);
        }
        if (stop > start) add_column(start, stop, start > inside_first && stop < inside_last, view);
        width = stop - start;
        start = stop;
    }
    if (last > inside_last) view.points.push_back(points_[last - 1]);
    return view;
}

}  // namespace velocert::reports
