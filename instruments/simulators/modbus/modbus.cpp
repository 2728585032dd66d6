// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/modbus/modbus.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> modbus_simulators() { return {}; }

}  // namespace velocert::instruments
