// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/unit.h"

namespace velocert::sequence {

/// A column a series file may have: "name_unit", or "name" alone for a plain number.
struct CsvColumn {
    std::string_view name;
    std::optional<metrology::Kind> kind;  ///< none: a plain number without a unit
    double base_units = 1;                ///< base units of the kind in the unit the rows keep
    bool required = true;
    bool flag = false;  ///< 0 or 1, or no number at all
};

/// A series as a file gives it: per row one number for each column asked for, NaN for a cell that is empty or says it
/// is no number, and for a column the file has not.
struct CsvSeries {
    std::vector<bool> given;  ///< whether the file has the column
    std::vector<std::vector<double>> rows;
};

/// Reads CSV with a header of those columns, the first of them first, the others in any order and any unit of their
/// kind. Errors say line and column, and `expected` as the header that was meant.
[[nodiscard]] base::Result<CsvSeries> parse_csv_series(std::string_view text, std::string_view source,
                                                       std::span<const CsvColumn> columns, std::string_view expected);

}  // namespace velocert::sequence
