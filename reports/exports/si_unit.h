// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/metrology/unit.h"

namespace velocert::reports {

/// The unit as D-SI spells it (PTB, "Digital system of units"): "\kilo\metre\per\hour". Every unit of the table has
/// one.
[[nodiscard]] std::string_view si_unit(const metrology::Unit& unit);

}  // namespace velocert::reports
