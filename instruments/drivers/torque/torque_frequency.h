// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Torque transducers whose output is a frequency, read by a counter box: a centre frequency at zero torque, and a
/// deviation from it at the rated torque, above for the one direction and below for the other. The box speaks the wire
/// format of pulse_daq.h; its counter counts the periods of the signal, and as the pulses per metre of its identity it
/// tells 0, since it counts no way.
extern const Driver torque_frequency;

}  // namespace velocert::instruments
