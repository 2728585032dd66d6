// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "instruments/simulators/balances/balances.h"
#include "instruments/simulators/balances/scale_catalogue.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> text_balance_simulators() {
    static const std::array table{
        kern_simulator(), and_simulator(), ohaus_simulator(), sma_simulator(), dini_argeo_simulator(),
    };
    return table;
}

}  // namespace velocert::instruments
