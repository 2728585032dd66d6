// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// The Aim-TTi LCR400: READALL? gives "L=1.5000E-6,Q=2.18,NOBIN", each value with the letter of its quantity.
extern const Driver aim_tti_lcr400;

}  // namespace velocert::instruments
