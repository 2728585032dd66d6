// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Impedance meters of the SCPI family (Keysight E4980, Tonghui TH283x, BK 894, GW Instek LCR-6000): series inductance
/// and resistance or quality factor, each measurement triggered by the reading that asks for it. Orders: the frequency
/// of the signal; reset sets function, level and trigger.
extern const Driver scpi_lcr;

}  // namespace velocert::instruments
