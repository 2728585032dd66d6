// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/force/force.h"

#include <array>

#include "instruments/simulators/force/force_gauges.h"
#include "instruments/simulators/force/force_options.h"
#include "instruments/simulators/force/teac_td_9000t_simulator.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> force_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"dillon-afg", "force gauge Mecmesin AFG 500", force_options, make_force_gauge<AfgSimulator>},
        SimulatorInfo{"omega-denshi-al6", "strain amplifier Omega Denshi AL6", force_options,
                      make_force_gauge<AlSimulator>},
        SimulatorInfo{"teac-td-9000t", "digital indicator TEAC TD-9000T", force_options,
                      make_force_gauge<TeacSimulator>},
    };
    return table;
}

}  // namespace velocert::instruments
