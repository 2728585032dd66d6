// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/load_cell.h"

#include <cmath>

namespace velocert::instruments {

void LoadCell::place(double kg, std::int64_t now_us) {
    if (kg == to_kg_) return;
    from_kg_ = felt_kg(now_us);
    to_kg_ = kg;
    placed_us_ = now_us;
    rests_us_ = now_us + static_cast<std::int64_t>(
                             random_.between(static_cast<double>(shortest_us_), static_cast<double>(longest_us_)));
}

double LoadCell::felt_kg(std::int64_t now_us) const {
    if (now_us >= rests_us_) return to_kg_;
    const double x = static_cast<double>(now_us - placed_us_) / static_cast<double>(rests_us_ - placed_us_);
    const double rest = (1.0 - x) * (1.0 - x) * (1.0 - x);
    const double wave = x * 8.0 - std::floor(x * 8.0);  // a triangle is close enough to a swinging platform
    return to_kg_ + (from_kg_ - to_kg_) * rest * std::abs(2.0 * wave - 1.0);
}

}  // namespace velocert::instruments
