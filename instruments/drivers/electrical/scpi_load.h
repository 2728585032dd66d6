// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Electronic loads that speak SCPI (ITECH IT8500+, IT8800 and many others). A reading gives voltage, current and power
/// at the input. Orders: constant current, voltage, power or resistance, input on and off; each is read back. Stopping
/// means: input off, read back.
extern const Driver scpi_load;

}  // namespace velocert::instruments
