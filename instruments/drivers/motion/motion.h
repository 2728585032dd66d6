// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// What tells path, speed and position, in one explicit list.
[[nodiscard]] std::span<const Driver* const> motion_drivers();

}  // namespace velocert::instruments
