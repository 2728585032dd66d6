// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// The older electronic loads of ITECH (IT85xx) and BK (85xx) with their binary protocol. A reading gives voltage,
/// current and power; set points and the input are read back; stop switches the input off and reads that back.
extern const Driver itech_frame_load;

}  // namespace velocert::instruments
