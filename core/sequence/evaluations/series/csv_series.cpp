// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/series/csv_series.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace velocert::sequence {
namespace {

using base::ErrorCode;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t largest_rows = 10'000'000;

struct Field {
    std::size_t column = 0;
    double factor = 1;
};

std::string at_line(std::string_view source, std::size_t line, std::size_t column) {
    return std::string(source) + ':' + std::to_string(line) + ", column " + std::to_string(column);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto comma = line.find(',');
        out.push_back(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos) return out;
        line.remove_prefix(comma + 1);
    }
}

struct Header {
    std::span<const CsvColumn> columns;
    std::string_view expected;

    [[nodiscard]] base::Result<Field> field(std::string_view title, std::string_view where) const {
        const auto refuse = [&](std::string found) {
            return base::fail(ErrorCode::bad_input, std::string(where), std::move(found), std::string(expected));
        };
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& column = columns[i];
            if (!column.kind) {
                if (title == column.name) return Field{i, 1};
                continue;
            }
            const std::string prefix = std::string(column.name) + '_';
            if (!title.starts_with(prefix)) continue;
            const auto unit = metrology::find_unit(title.substr(prefix.size()));
            if (!unit || unit->kind != *column.kind)
                return refuse("'" + std::string(title) + "' has no unit of " +
                              std::string(metrology::name(*column.kind)));
            return Field{i, static_cast<double>(unit->factor) / column.base_units};
        }
        return refuse("unknown column '" + std::string(title) + "'");
    }

    [[nodiscard]] base::Result<std::vector<Field>> parse(std::string_view line, std::string_view source) const {
        std::vector<Field> fields;
        const auto titles = cells_of(line);
        for (std::size_t i = 0; i < titles.size(); ++i) {
            const std::string where = at_line(source, 1, i + 1);
            const auto one = field(titles[i], where);
            if (!one) return base::fail(one.error());
            for (const auto& earlier : fields)
                if (earlier.column == one->column)
                    return base::fail(ErrorCode::bad_input, where,
                                      "column '" + std::string(titles[i]) + "' stands twice", "each once");
            fields.push_back(*one);
        }
        if (fields.front().column != 0)
            return base::fail(ErrorCode::bad_input, at_line(source, 1, 1), "'" + std::string(titles.front()) + "'",
                              std::string(expected.substr(0, expected.find(','))) + " first");
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool there = std::any_of(fields.begin(), fields.end(), [&](const auto& f) { return f.column == i; });
            if (columns[i].required && !there)
                return base::fail(ErrorCode::missing_field, std::string(source),
                                  "no column '" + std::string(columns[i].name) + "'", std::string(expected));
        }
        return fields;
    }
};

/// A cell: a number, or nothing usable ("", "nan", "-inf"), or an error.
std::optional<double> number_of(std::string_view cell) {
    if (cell.empty()) return not_a_number;
    double value = 0;
    const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (code != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    return std::isfinite(value) ? value : not_a_number;
}

}  // namespace

base::Result<CsvSeries> parse_csv_series(std::string_view text, std::string_view source,
                                         std::span<const CsvColumn> columns, std::string_view expected) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::size_t number = 0;
    std::vector<Field> fields;
    CsvSeries series;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        if (number == 1) {
            auto header = Header{columns, expected}.parse(line, source);
            if (!header) return base::fail(header.error());
            fields = std::move(*header);
            continue;
        }
        if (line.empty()) continue;
        const auto cells = cells_of(line);
        if (cells.size() != fields.size())
            return base::fail(ErrorCode::bad_input, at_line(source, number, cells.size()),
                              std::to_string(cells.size()) + " cells", std::to_string(fields.size()));
        std::vector<double> row(columns.size(), not_a_number);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto value = number_of(cells[i]);
            if (!value)
                return base::fail(ErrorCode::bad_value, at_line(source, number, i + 1),
                                  "'" + std::string(cells[i]) + "'", "a number");
            if (columns[fields[i].column].flag && std::isfinite(*value) && *value != 0 && *value != 1)
                return base::fail(
                    ErrorCode::bad_value, at_line(source, number, i + 1),
                    "'" + std::string(cells[i]) + "' in column '" + std::string(columns[fields[i].column].name) + "'",
                    "0 or 1");
            row[fields[i].column] = *value * fields[i].factor;
        }
        series.rows.push_back(std::move(row));
        if (series.rows.size() > largest_rows)
            return base::fail(ErrorCode::bad_input, std::string(source), "more rows than a measurement can have",
                              "one measurement");
    }
    if (number == 0) return base::fail(ErrorCode::bad_input, std::string(source), "an empty file", "a header line");
    series.given.assign(columns.size(), false);
    for (const auto& field : fields) series.given[field.column] = true;
    return series;
}

}  // namespace velocert::sequence
