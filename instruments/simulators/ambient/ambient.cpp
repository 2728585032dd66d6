// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/ambient/ambient.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> ambient_simulators() { return {}; }

}  // namespace velocert::instruments
