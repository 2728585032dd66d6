// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Balances and weighing terminals that speak MT-SICS, levels 0 and 1 (Mettler-Toledo, KERN KCP and many
/// others).
extern const Driver mt_sics;

}  // namespace velocert::instruments
