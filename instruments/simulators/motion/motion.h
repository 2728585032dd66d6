// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Simulated satellite receivers and data loggers that stand alone, in one explicit list.
[[nodiscard]] std::span<const SimulatorInfo> motion_simulators();

}  // namespace velocert::instruments
