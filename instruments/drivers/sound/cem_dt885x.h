// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sound level meters with the token stream of the CEM DT-8852 and its relatives: each token begins with A5; level,
/// weighting, range and battery are tokens of their own.
extern const Driver cem_dt885x;

}  // namespace velocert::instruments
