// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/metrology/unit.h"
#include "core/sequence/instrument.h"

namespace velocert::instruments {

/// The number that goes with an order, in that unit, with at most `digits` behind the point, from 0 to `most` (in
/// whole units): "48", "48.5". Errors: those of sequence::check; bad_value when it is finer or out of range.
[[nodiscard]] base::Result<std::string> order_value(const sequence::Order& order, const metrology::Unit& unit,
                                                    int digits, std::int64_t most);
/// The refusal of a command that an instrument has not (instrument_refused).
[[nodiscard]] base::Error no_such_command(std::string_view driver, const sequence::Order& order,
                                          std::string_view known);

}  // namespace velocert::instruments
