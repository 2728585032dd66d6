// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Racelogic VBOX loggers: satellite speed, distance and braking distance up to a hundred times a second. They send by
/// themselves and take no orders.
extern const Driver vbox;

}  // namespace velocert::instruments
