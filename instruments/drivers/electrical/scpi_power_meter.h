// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Power meters with the command tree of the Yokogawa WT310 (GW Instek GPM-8310 and others copy it). A reading names
/// its items and asks for their values in one line, so that the record itself tells what each value is. Items: U
/// voltage, I current, P active power, FU frequency of the voltage.
extern const Driver scpi_power_meter;

}  // namespace velocert::instruments
