// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::instruments {

/// What feeds a controller: a voltage behind a resistance, which a battery is too (open-circuit voltage and internal
/// resistance). SI units.
struct SupplyModel {
    double voltage = 0.0;        ///< V without load
    double resistance = 0.0;     ///< ohm
    double current_limit = 0.0;  ///< A beyond which a source lowers its voltage; 0: none
    [[nodiscard]] double terminal_voltage(double current) const {
        const double held = voltage - resistance * current;
        return held > 0.0 ? held : 0.0;
    }
};

/// A battery: its open-circuit voltage falls along its charge (straight between the two ends), its resistance stays.
struct BatteryModel {
    double full = 54.6;               ///< V
    double empty = 42.0;              ///< V
    double capacity = 12.0 * 3600.0;  ///< A s
    double resistance = 0.09;         ///< ohm
    double drawn = 0.0;               ///< A s taken so far

    [[nodiscard]] double charge() const {
        const double left = 1.0 - drawn / capacity;
        return left < 0.0 ? 0.0 : left > 1.0 ? 1.0 : left;
    }
    [[nodiscard]] SupplyModel supply() const { return {empty + (full - empty) * charge(), resistance, 0.0}; }
};

}  // namespace velocert::instruments
