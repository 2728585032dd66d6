// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Any Modbus device, one value of which is described by options: for an instrument nobody has written a map for yet.
extern const Driver modbus_generic;

}  // namespace velocert::instruments
