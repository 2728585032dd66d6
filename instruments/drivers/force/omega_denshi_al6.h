// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Strain amplifiers with the commands of the Omega Denshi AL6: single values, a stream of up to 1200 values a second,
/// zero, and the peaks in both directions.
extern const Driver omega_denshi_al6;

}  // namespace velocert::instruments
