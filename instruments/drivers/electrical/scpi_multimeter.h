// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Bench multimeters (34401A and its many followers). The option `function` says what is measured; with ac-voltage a
/// reading also gives the frequency: what a motor gives between two terminals when it is driven.
extern const Driver scpi_multimeter;

}  // namespace velocert::instruments
