// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/sound.h"

namespace velocert::instruments {

std::span<const Driver* const> sound_drivers() { return {}; }

}  // namespace velocert::instruments
