// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Safety testers GW Instek GPT-9800 and GPT-9900 and their RS PRO clones, in manual mode: electric strength with
/// alternating or direct voltage, or insulation resistance. What is set is read back; output_on starts the test,
/// output_off and stop end it and read back that it has ended. Voltage may still be present then until the tester is
/// ready. A reading gives voltage, current or resistance, the time of the test and the judgement.
extern const Driver gpt_9000;

}  // namespace velocert::instruments
