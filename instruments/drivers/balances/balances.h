// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Balances, platform scales and weighing indicators, in one explicit list.
[[nodiscard]] std::span<const Driver* const> balance_drivers();

}  // namespace velocert::instruments
