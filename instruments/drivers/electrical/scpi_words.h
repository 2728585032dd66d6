// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "instruments/drivers/electrical/scpi_reading.h"

namespace velocert::instruments {

/// What a display shows in place of a number, as meters send it on: "OL", "-OL", "O.L", "OVLD", "+OVERFLOW" are beyond
/// the range, "----", "--.--" and "nan" are none. Case does not matter. A unit of the measurand may stand behind a word
/// ("OL V"). Nothing for anything else.
[[nodiscard]] std::optional<ScpiNumber> word_for_a_number(std::string_view field, const ScpiValue& wanted);

}  // namespace velocert::instruments
