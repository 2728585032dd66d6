// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Simulated balances, platform scales and weighing indicators, in one explicit list.
[[nodiscard]] std::span<const SimulatorInfo> balance_simulators();
/// Those whose drivers are data: not part of that list until the drivers are there.
[[nodiscard]] std::span<const SimulatorInfo> text_balance_simulators();

}  // namespace velocert::instruments
