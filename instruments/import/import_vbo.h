// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "instruments/import/imported_series.h"

namespace velocert::instruments {

/// Reads a Racelogic .vbo file: sections [header], [column names] and [data], columns parted by blanks. Known columns
/// become measurands: velocity is speed in the unit that its line of the header names (km/h, m/s or knots; another one,
/// or none, is refused), lat and long are minutes, the latter positive to the west, and become degrees rounded half to
/// even to 1e-9; of the satellites the brake trigger (64) and differential corrections (128) are taken off, and a
/// trigger that was ever seen makes a column `brake`. Others keep their name without a unit. The time HHMMSS.SS counts
/// from the first row, past midnight too. Errors say line and column.
[[nodiscard]] base::Result<ImportedSeries> import_vbo(std::string_view text, std::string_view source);

}  // namespace velocert::instruments
