// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Simulated torque transducers that stand alone, in one explicit list.
[[nodiscard]] std::span<const SimulatorInfo> torque_simulators();

}  // namespace velocert::instruments
