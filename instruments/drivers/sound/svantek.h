// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sound level meters of Svantek: questions and answers between '#' and ';', in which a letter names each result.
extern const Driver svantek;

}  // namespace velocert::instruments
