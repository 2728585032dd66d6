// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Terminals with Toledo's continuous output (Mettler-Toledo and the many that copy it).
extern const Driver toledo_continuous;

}  // namespace velocert::instruments
