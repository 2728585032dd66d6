// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Power meters with the command tree of the Yokogawa WT310 (GW Instek GPM-8310 and others copy it), and the Hioki
/// PW333x. A reading names its items before it asks for their values, so that the record itself tells what each value
/// is. Items: U voltage, I current, P active power, FU frequency of the voltage, WH energy. With WH, reset begins to
/// count the energy anew and stop ends it.
extern const Driver scpi_power_meter;

}  // namespace velocert::instruments
