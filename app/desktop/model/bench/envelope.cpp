// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/envelope.h"

#include <algorithm>
#include <array>

namespace velocert::app {

std::vector<PlotPoint> envelope(std::span<const PlotPoint> points, double from, double to, int columns) {
    const auto left_of = [](const PlotPoint& p, double x) { return p.x < x; };
    const auto right_of = [](double x, const PlotPoint& p) { return x < p.x; };
    auto begin = std::lower_bound(points.begin(), points.end(), from, left_of);
    auto end = std::upper_bound(begin, points.end(), to, right_of);
    if (begin != points.begin()) --begin;
    if (end != points.end()) ++end;
    std::vector<PlotPoint> out;
    if (columns <= 0 || !(to > from)) return out;
    if (end - begin <= 4L * columns) {
        out.assign(begin, end);
        return out;
    }
    const double scale = columns / (to - from);
    const auto column = [&](const PlotPoint& p) {
        return static_cast<long>(std::clamp((p.x - from) * scale, -1.0, columns + 1.0));
    };
    while (begin != end) {
        auto next = begin;
        while (next != end && column(*next) == column(*begin)) ++next;
        const auto [low, high] =
            std::minmax_element(begin, next, [](const auto& a, const auto& b) { return a.y < b.y; });
        std::array<decltype(begin), 4> kept{begin, low, high, next - 1};
        std::sort(kept.begin(), kept.end());
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (i == 0 || kept[i] != kept[i - 1]) out.push_back(*kept[i]);
        begin = next;
    }
    return out;
}

}  // namespace velocert::app
