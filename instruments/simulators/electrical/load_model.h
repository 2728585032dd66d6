// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace velocert::instruments {

/// A battery with an electronic load on it.
struct LoadModel {
    enum class Mode { current, voltage, power, resistance };
    static constexpr double highest_current = 60.0;

    double battery = 48.0;              ///< volts without load
    double internal_resistance = 0.05;  ///< ohms
    Mode mode = Mode::current;
    double set[4] = {0.0, 0.0, 0.0, 1000.0};  ///< A, V, W, ohm: one for each mode
    bool on = false;

    [[nodiscard]] double current() const {
        if (!on) return 0.0;
        double amperes = set[0];
        if (mode == Mode::voltage) amperes = (battery - set[1]) / internal_resistance;
        if (mode == Mode::resistance) amperes = battery / (internal_resistance + std::max(set[3], 0.001));
        if (mode == Mode::power) {
            const double root = battery * battery - 4.0 * internal_resistance * set[2];
            amperes = root < 0.0 ? highest_current : (battery - std::sqrt(root)) / (2.0 * internal_resistance);
        }
        return std::clamp(amperes, 0.0, highest_current);
    }
    [[nodiscard]] double voltage() const { return battery - internal_resistance * current(); }
};

}  // namespace velocert::instruments
