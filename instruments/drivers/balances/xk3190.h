// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Weighing indicators of the XK3190 family (Yaohua A9, A12, A26, DS3 and the many that copy them).
extern const Driver xk3190;

}  // namespace velocert::instruments
