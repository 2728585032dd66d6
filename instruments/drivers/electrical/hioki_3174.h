// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// The safety tester Hioki 3174: its results are read, of the electric strength or of the insulation test. It is not
/// driven: what sets it and starts it is not described well enough to put high voltage on something with it. Results
/// can be asked for only while it is ready.
extern const Driver hioki_3174;

}  // namespace velocert::instruments
