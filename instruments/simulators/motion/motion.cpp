// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/motion.h"

namespace velocert::instruments {

std::span<const SimulatorInfo> motion_simulators() { return {}; }

}  // namespace velocert::instruments
