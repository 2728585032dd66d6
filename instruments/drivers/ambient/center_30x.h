// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Thermometers with the frames of 45 bytes of the CENTER 30x (also sold as Voltcraft K204): up to four channels, one
/// of which is read.
extern const Driver center_30x;

}  // namespace velocert::instruments
