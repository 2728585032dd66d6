// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sound level meters of the Rion NL-42/52 and NL-43/53 families: words with a question mark, each answered with a
/// result code ("R+0000") and a line of data.
extern const Driver rion_nl;

}  // namespace velocert::instruments
