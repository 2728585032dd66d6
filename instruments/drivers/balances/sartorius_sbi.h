// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Balances and scales with Sartorius' SBI: one character behind an escape as command, lines of 16 or 22 characters.
extern const Driver sartorius_sbi;

}  // namespace velocert::instruments
