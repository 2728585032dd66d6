// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/force/force.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> force_simulators() { return {}; }

}  // namespace velocert::instruments
