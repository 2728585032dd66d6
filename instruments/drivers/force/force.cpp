// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/force/force.h"

namespace velocert::instruments {

std::span<const Driver* const> force_drivers() { return {}; }

}  // namespace velocert::instruments
