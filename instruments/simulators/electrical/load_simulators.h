// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Electronic loads on a battery: one that speaks SCPI, one with 26-byte frames.
[[nodiscard]] std::span<const SimulatorInfo> load_simulators();

}  // namespace velocert::instruments
