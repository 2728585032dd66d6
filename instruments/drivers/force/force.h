// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Force gauges, in one explicit list.
[[nodiscard]] std::span<const Driver* const> force_drivers();

}  // namespace velocert::instruments
