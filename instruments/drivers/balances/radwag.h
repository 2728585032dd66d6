// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Balances and scales that speak RADWAG's protocol, which acknowledges each command and then says when it is done
/// (RADWAG; KERN KLB and others).
extern const Driver radwag;

}  // namespace velocert::instruments
