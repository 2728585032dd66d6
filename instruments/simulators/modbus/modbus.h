// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Simulated Modbus devices that stand alone, in one explicit list.
[[nodiscard]] std::span<const SimulatorInfo> modbus_simulators();

}  // namespace velocert::instruments
