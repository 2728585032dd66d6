// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

// One row each of the list of simulated balances.

[[nodiscard]] SimulatorInfo radwag_simulator();
[[nodiscard]] SimulatorInfo sartorius_sbi_simulator();
[[nodiscard]] SimulatorInfo xk3190_simulator();
[[nodiscard]] SimulatorInfo toledo_continuous_simulator();
[[nodiscard]] SimulatorInfo kern_simulator();
[[nodiscard]] SimulatorInfo and_simulator();
[[nodiscard]] SimulatorInfo ohaus_simulator();
[[nodiscard]] SimulatorInfo sma_simulator();
[[nodiscard]] SimulatorInfo dini_argeo_simulator();

}  // namespace velocert::instruments
