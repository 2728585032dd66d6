// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/live_trace.h"

#include <algorithm>
#include <cmath>

namespace velocert::app {
namespace {

/// At four points each a quarter of the most is left, far more than any screen has columns.
constexpr int thinned_columns = static_cast<int>(LiveTrace::most / 16);

}  // namespace

void LiveTrace::append(double x, double y) {
    const bool first = empty();
    if (!pyramid_.append({x, y})) return;
    if (first) first_x_ = x;
    last_x_ = x;
    if (std::isfinite(y)) highest_ = first ? y : std::max(highest_, y);
    if (pyramid_.size() >= most) pyramid_ = thinned(thinned_columns, 0);
}

reports::MinMaxPyramid LiveTrace::thinned(int columns, double origin) const {
    reports::MinMaxPyramid out;
    if (empty()) return out;
    // All at one place has no width to be spread over: the next step to either side makes one.
    const double to = last_x_ > first_x_ ? last_x_ : std::nextafter(first_x_, first_x_ + 1);
    auto points = pyramid_.view(first_x_, to, columns).points;
    for (auto& point : points) out.append({point.x - origin, point.y});
    return out;
}

}  // namespace velocert::app
