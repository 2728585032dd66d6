// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sound level meters with the protocol of the Colead SL-5868P: the meter says that it is ready, is asked with one byte
/// and answers with ten, the last of which is a sum.
extern const Driver colead_sl5868p;

}  // namespace velocert::instruments
