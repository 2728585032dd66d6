// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "instruments/drivers/driver.h"
#include "instruments/import/imported_series.h"

namespace velocert::instruments {

/// Reads the bytes a receiver sent, through its driver: one row for each of its times, one column for each measurand.
/// Damaged frames are counted and give nothing; what has no value, or no time, gives an empty cell or no row. A row
/// whose quality says that there was no fix has no speed and no place, also where it stands behind them. Errors: a
/// file without a single indication that has a time (bad_input).
[[nodiscard]] base::Result<ImportedSeries> import_receiver(std::string_view bytes, std::string_view source,
                                                           const Driver& driver, const Options& options);

}  // namespace velocert::instruments
