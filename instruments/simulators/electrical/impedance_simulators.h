// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Impedance meters with a coil on them that stand alone: two hand-held ones, and two bench meters with formats of
/// their own.
[[nodiscard]] std::span<const SimulatorInfo> impedance_simulators();

}  // namespace velocert::instruments
