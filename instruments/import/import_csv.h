// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "instruments/import/imported_series.h"

namespace velocert::instruments {

/// Reads comma, semicolon or tab separated values whose header names quantity and unit: "time_s,speed_km/h",
/// "Time (s),Speed (km/h)", "Speed [km/h]". The time may stand anywhere; it is kept as it is, in seconds. Cells that
/// are empty or say that they are no number stay empty; where a semicolon or a tab separates, the decimal mark may be a
/// comma, and is then one throughout: a file with both is refused, and one whose only mark may part thousands in each
/// cell ("1.234"), unless `decimal_mark` tells it (',' or '.'). A speed in turns is a rotation. A column whose unit
/// is none of its quantity is left out, and told as that; where procedures read it, it is an error. Errors say line and
/// column: that one, a column without a unit that is known, a cell that is no number, a row of another length.
[[nodiscard]] base::Result<ImportedSeries> import_csv(std::string_view text, std::string_view source,
                                                      std::optional<char> decimal_mark = {});

}  // namespace velocert::instruments
