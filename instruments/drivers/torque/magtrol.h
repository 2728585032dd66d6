// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Dynamometer controllers that answer OD with speed and torque in one line: Magtrol DSP6001 (one channel) and DSP7001
/// (the first of two channels). Upper-case commands, each ended by CR LF. What the controller does not know it answers
/// with silence, so every order is followed by a question whose answer proves that the line was read.
///   N<r/min>, Q<torque>   hold that speed or torque, brake on; N and Q alone: that control off, brake off
///   OD                    "S" speed "T" torque and one letter: R or L for the direction, A for an alarm
/// There is no question for the set points: what OD shows afterwards is all that can be read back.
extern const Driver magtrol;

}  // namespace velocert::instruments
