// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Digital indicator TEAC TD-9000T for strain gauge transducers: asked by the number of the unit and of a command, with
/// or without two check digits.
extern const Driver teac_td_9000t;

}  // namespace velocert::instruments
