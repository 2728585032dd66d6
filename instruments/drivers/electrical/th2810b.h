// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// The older Tonghui TH2810B with its own print format: 30 characters from brace to brace, sent by itself after each
/// measurement. Which digit stands for which pair of quantities is not confirmed and can be set.
extern const Driver th2810b;

}  // namespace velocert::instruments
