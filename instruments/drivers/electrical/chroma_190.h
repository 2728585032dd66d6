// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Safety testers Chroma 1903x and 1905x: one step of the tester's list, alternating or direct voltage or insulation
/// resistance. What is set is read back; output_on starts the test, output_off and stop end it. A reading gives
/// voltage, current or resistance and the judgement. The commands for level and limits are not confirmed by a manual.
extern const Driver chroma_190;

}  // namespace velocert::instruments
