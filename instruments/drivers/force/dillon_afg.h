// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Force gauges whose keys are pressed by single characters: Dillon Quantrol AFG, Mecmesin AFG. '?' asks for what is
/// shown.
extern const Driver dillon_afg;

}  // namespace velocert::instruments
