// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Hand-held impedance meters with SCPI-like commands (Tonghui TH2822, BK 879, Keysight U1731 to U1733): FETC? gives
/// primary value, secondary value and tolerance bin. The commands of reset are from memory and not confirmed.
extern const Driver lcr_handheld;

}  // namespace velocert::instruments
