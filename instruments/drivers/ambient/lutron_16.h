// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Hand-held meters with Lutron's stream of sixteen digits: hygrometers, thermometers, sound level meters, anemometers,
/// tachometers, force gauges. A code in each frame names the unit, and the unit tells what is measured.
extern const Driver lutron_16;

}  // namespace velocert::instruments
