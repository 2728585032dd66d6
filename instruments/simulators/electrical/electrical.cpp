// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/electrical/electrical.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> electrical_simulators() { return {}; }

}  // namespace velocert::instruments
