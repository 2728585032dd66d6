// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/import/imported_series.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/driver.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {

const ImportedColumn* ImportedSeries::find(std::string_view name) const {
    for (const auto& column : columns)
        if (column.name == name) return &column;
    return nullptr;
}

ImportedColumn& ImportedSeries::column(std::string_view name, const metrology::Unit* unit) {
    for (auto& column : columns)
        if (column.name == name) return column;
    auto& made = columns.emplace_back();
    made.name = name;
    made.unit = unit;
    made.cells.resize(rows());
    return made;
}

std::size_t ImportedSeries::rows_without_time() const {
    return static_cast<std::size_t>(std::count(time_s.begin(), time_s.end(), std::nullopt));
}

bool is_evaluated(std::string_view name) {
    static constexpr std::array<std::string_view, 9> evaluated{
        "speed", "distance", "front_force", "rear_force", "brake", "rotation", "torque", "supply", "current"};
    return std::find(evaluated.begin(), evaluated.end(), name) != evaluated.end();
}

std::string SeriesColumn::heading() const {
    if (column->unit == nullptr || column->unit->kind == metrology::Kind::count) return title;
    return title + '_' + std::string(column->unit->symbol);
}

std::vector<SeriesColumn> series_columns(const ImportedSeries& series, Columns which) {
    // Procedures read either kind of series, and refuse a column of the other.
    static constexpr std::array<std::string_view, 4> of_torque{"rotation", "torque", "supply", "current"};
    const bool all = which == Columns::all;
    const bool torque = series.find("rotation") != nullptr && series.find("torque") != nullptr;
    const bool two_speeds = series.find("speed") != nullptr && (all || !torque);
    std::vector<SeriesColumn> out;
    for (const auto& column : series.columns) {
        const bool rotation = column.name == "rotation";
        if (!all && (!is_evaluated(column.name) || (rotation && two_speeds))) continue;
        if (!all && torque && std::find(of_torque.begin(), of_torque.end(), column.name) == of_torque.end()) continue;
        out.push_back({rotation && !two_speeds ? "speed" : column.name, &column});
    }
    return out;
}

bool has_values(const ImportedSeries& series, Columns which) {
    for (const auto& shown : series_columns(series, which))
        for (std::size_t row = 0; row < series.rows(); ++row)
            if (series.time_s[row] && shown.column->cells[row]) return true;
    return false;
}

std::string series_csv(const ImportedSeries& series, Columns which) {
    const auto shown = series_columns(series, which);
    std::string out = "t_s";
    for (const auto& one : shown) out += ',' + one.heading();
    out += '\n';
    for (std::size_t row = 0; row < series.rows(); ++row) {
        if (!series.time_s[row]) continue;
        out += series.time_s[row]->text();
        for (const auto& one : shown) {
            out += ',';
            if (one.column->cells[row]) out += one.column->cells[row]->text();
        }
        out += '\n';
    }
    return out;
}

const metrology::Unit* imported_unit(std::string_view text) {
    struct Row {
        std::string_view other;
        std::string_view ours;
    };
    static constexpr std::array exactly{Row{"Nm", "N.m"}, Row{"N*m", "N.m"}};
    static constexpr std::array in_any_case{
        Row{"kmh", "km/h"},  Row{"kph", "km/h"},  Row{"km/h", "km/h"},   Row{"km/hr", "km/h"}, Row{"m/s", "m/s"},
        Row{"knots", "kn"},  Row{"knot", "kn"},   Row{"kt", "kn"},       Row{"kts", "kn"},     Row{"sec", "s"},
        Row{"seconds", "s"}, Row{"rpm", "r/min"}, Row{"1/min", "r/min"}, Row{"m/s^2", "m/s2"}, Row{"metres", "m"},
        Row{"meters", "m"},  Row{"metre", "m"},   Row{"meter", "m"}};
    // A large letter may be another unit than a small one: what stands in the table of units comes first.
    for (const auto& unit : metrology::units())
        if (unit.symbol == text || (!unit.print.empty() && unit.print == text)) return &unit;
    for (const auto& row : exactly)
        if (row.other == text) return &unit_row(row.ours);
    std::string small(text);
    for (auto& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    for (const auto& row : in_any_case)
        if (row.other == small) return &unit_row(row.ours);
    return nullptr;
}

std::optional<base::Decimal> imported_number(std::string_view cell) {
    const auto number = parse_scpi_number(cell);
    if (!number || number->kind != ScpiNumber::Kind::value) return std::nullopt;
    return number->value;
}

std::string import_place(std::string_view source, std::size_t line, std::size_t column) {
    return std::string(source) + ':' + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace velocert::instruments
