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

bool is_evaluated(std::string_view name) {
    static constexpr std::array<std::string_view, 8> evaluated{"speed", "distance", "front_force", "rear_force",
                                                               "brake", "torque",   "supply",      "current"};
    return std::find(evaluated.begin(), evaluated.end(), name) != evaluated.end();
}

std::string series_csv(const ImportedSeries& series, Columns which) {
    std::vector<const ImportedColumn*> shown;
    for (const auto& column : series.columns)
        if (which == Columns::all || is_evaluated(column.name)) shown.push_back(&column);
    std::string out = "t_s";
    for (const auto* column : shown) {
        out += ',' + column->name;
        if (column->unit != nullptr && column->unit->kind != metrology::Kind::count)
            out += '_' + std::string(column->unit->symbol);
    }
    out += '\n';
    for (std::size_t row = 0; row < series.rows(); ++row) {
        if (!series.time_s[row]) continue;
        out += series.time_s[row]->text();
        for (const auto* column : shown) {
            out += ',';
            if (column->cells[row]) out += column->cells[row]->text();
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
