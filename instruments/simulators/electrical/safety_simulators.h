// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Safety testers with an item on them that holds up to some voltage and has some insulation resistance.
[[nodiscard]] std::span<const SimulatorInfo> safety_simulators();

}  // namespace velocert::instruments
