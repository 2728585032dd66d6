// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/modbus/modbus.h"

namespace velocert::instruments {

std::span<const Driver* const> modbus_drivers() { return {}; }

}  // namespace velocert::instruments
