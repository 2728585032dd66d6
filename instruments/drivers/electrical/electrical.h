// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// Sources, loads, meters and safety testers, in one explicit list.
[[nodiscard]] std::span<const Driver* const> electrical_drivers();

}  // namespace velocert::instruments
