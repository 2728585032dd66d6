// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/sound/sound.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> sound_simulators() { return {}; }

}  // namespace velocert::instruments
