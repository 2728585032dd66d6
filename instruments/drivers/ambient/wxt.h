// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Weather transmitters with the polled ASCII protocol of the Vaisala WXT and WMT families: wind speed and, where the
/// transmitter has them, air temperature and relative humidity, all in the answer to one composite question. Question
/// and answer carry a checksum (lower-case "r").
extern const Driver wxt;

}  // namespace velocert::instruments
