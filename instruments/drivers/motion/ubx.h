// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// u-blox receivers that speak the maker's binary protocol: speed with its own accuracy, several times a second.
/// The program sets the rate and has the solutions sent; both are acknowledged, and the pace achieved is watched.
extern const Driver ubx;

}  // namespace velocert::instruments
