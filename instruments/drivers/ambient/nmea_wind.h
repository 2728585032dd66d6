// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Wind sensors that send NMEA 0183 sentences by themselves: MWV tells direction and speed. The checksum is demanded.
extern const Driver nmea_wind;

}  // namespace velocert::instruments
