// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sound level meters with the remote measurement commands of the NTi Audio XL2 and XL3: an item such as LAF (level,
/// weighting A, time F) or LAFMAX (its maximum since the measurement began) is asked for by name.
extern const Driver nti_xl2;

}  // namespace velocert::instruments
