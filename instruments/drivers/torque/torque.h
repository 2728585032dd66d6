// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Dynamometers and torque sensors, in one explicit list.
[[nodiscard]] std::span<const Driver* const> torque_drivers();

}  // namespace velocert::instruments
