// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Thermo-hygrometers MIC 98581 and 98583: told to, they send a line with the temperature and, the latter, the humidity
/// again and again.
extern const Driver mic_98581;

}  // namespace velocert::instruments
