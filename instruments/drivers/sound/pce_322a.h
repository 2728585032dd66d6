// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sound level meters with the binary stream of the PCE-322A: frames from 7F to 00 with level, weighting and what the
/// display shows.
extern const Driver pce_322a;

}  // namespace velocert::instruments
