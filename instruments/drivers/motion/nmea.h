// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Satellite receivers that send NMEA 0183 sentences, of any maker: speed for speed limits and rides, position, time.
/// Nothing needs to be sent to them; Chinese CASIC chips can be set up at the start.
extern const Driver nmea_0183;

}  // namespace velocert::instruments
