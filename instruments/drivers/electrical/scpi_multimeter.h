// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Bench multimeters (34401A and its many followers) that measure an alternating voltage and its frequency: what a
/// motor gives between two terminals when it is driven.
extern const Driver scpi_multimeter;

}  // namespace velocert::instruments
