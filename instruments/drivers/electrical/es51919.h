// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Hand-held impedance meters with the ES51919 chip set (DER EE DE-5000 and its clones): frames of 17 bytes that come
/// by themselves. They take no command and have no checksum; head, tail and the agreement of quantity and unit are what
/// a frame is known by.
extern const Driver es51919;

}  // namespace velocert::instruments
