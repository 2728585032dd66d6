// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/electrical/electrical.h"

#include <vector>

#include "instruments/simulators/electrical/impedance_simulators.h"
#include "instruments/simulators/electrical/load_simulators.h"
#include "instruments/simulators/electrical/safety_simulators.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> electrical_simulators() {
    static const std::vector<SimulatorInfo> all = [] {
        std::vector<SimulatorInfo> list;
        for (const auto& group : {load_simulators(), impedance_simulators(), safety_simulators()})
            list.insert(list.end(), group.begin(), group.end());
        return list;
    }();
    return all;
}

}  // namespace velocert::instruments
