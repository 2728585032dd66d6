// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/unit.h"

namespace velocert::instruments {

/// One column of a recorded run.
struct ImportedColumn {
    std::string name;                                 ///< "speed"; as measurands are called where it is one
    const metrology::Unit* unit = nullptr;            ///< in the static unit table; null for a plain number
    std::vector<std::optional<base::Decimal>> cells;  ///< one per row; nothing where the file has no number
};

/// A run that another program or a bare receiver recorded: named columns with units and exact decimals, in the digits
/// of the file. Its values are imported; nobody here has seen the bytes that came from the instrument.
struct ImportedSeries {
    std::vector<std::optional<base::Decimal>> time_s;  ///< one per row, from the first row that has one on
    std::optional<std::int64_t> start_utc_us;          ///< of that row, since 1970, where the file tells the day
    std::vector<ImportedColumn> columns;
    /// Where the clock of the file went back: the times behind it were had before.
    struct StepBack {
        std::uint64_t offset = 0;  ///< of the frame in the file
        base::Decimal by_s;        ///< more than nothing
    };
    std::vector<StepBack> steps_back;
    /// Columns of the file whose unit is none of what their name says, where no procedure reads them: place and reason.
    std::vector<std::string> left_out;
    /// Names of columns that the file has and no procedure knows: of a .vbo they are plain numbers in `columns`, of a
    /// table, where they have no unit that is known, they are passed over.
    std::vector<std::string> not_read;
    /// Places and words that stand for no value ("nan"): the first of each column.
    std::vector<std::string> without_value;
    std::uint64_t rejected = 0;   ///< frames of a receiver's log that were damaged
    std::size_t without_fix = 0;  ///< rows of such a log that say themselves that there was none: no speed, no place

    [[nodiscard]] std::size_t rows() const { return time_s.size(); }
    [[nodiscard]] std::size_t rows_without_time() const;
    [[nodiscard]] const ImportedColumn* find(std::string_view name) const;
    /// The column of that name, made with empty cells where there was none.
    [[nodiscard]] ImportedColumn& column(std::string_view name, const metrology::Unit* unit);
};

/// Which columns a series file gets.
enum class Columns : std::uint8_t {
    evaluated,  ///< those that procedures read: of torque at a speed of rotation, or of a ride
    all,
};
/// Whether procedures read a column of that name.
[[nodiscard]] bool is_evaluated(std::string_view name);
/// A column as the series file has it.
struct SeriesColumn {
    std::string title;  ///< "speed"; a speed of rotation too where no other speed stands beside it
    const ImportedColumn* column = nullptr;
    /// "speed_r/min"; counts and plain numbers have no unit.
    [[nodiscard]] std::string heading() const;
};
[[nodiscard]] std::vector<SeriesColumn> series_columns(const ImportedSeries& series, Columns which);
/// Whether a row that has a time has a value in one of those columns.
[[nodiscard]] bool has_values(const ImportedSeries& series, Columns which);
/// The series file that procedures read: "t_s,speed_km/h,..." with a line for each row that has a time.
[[nodiscard]] std::string series_csv(const ImportedSeries& series, Columns which);

/// A unit as programs that record runs write it ("kmh", "km/h", "knots", "rpm"), in any case; null for one that is not
/// known.
[[nodiscard]] const metrology::Unit* imported_unit(std::string_view text);
/// A cell as text or number: exact, also with an exponent. Nothing when it is no number.
[[nodiscard]] std::optional<base::Decimal> imported_number(std::string_view cell);
/// "run.vbo:12, column 3".
[[nodiscard]] std::string import_place(std::string_view source, std::size_t line, std::size_t column);

}  // namespace velocert::instruments
