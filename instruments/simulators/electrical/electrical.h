// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Simulated loads, meters and safety testers that stand alone, in one explicit list.
[[nodiscard]] std::span<const SimulatorInfo> electrical_simulators();

}  // namespace velocert::instruments
