// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/import/import_csv.h"

#include <algorithm>
#include <utility>

#include "instruments/drivers/driver.h"
#include "instruments/import/decimal_marks.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;

constexpr std::string_view expected_header =
    "a header such as time_s,speed_km/h,distance_m or Time (s),Speed (km/h), each column with its unit";

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return text;
}

std::vector<std::string_view> cells_of(std::string_view line, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        // Quotation marks hold a separator together with its cell.
        std::size_t end = 0;
        for (bool quoted = false; end < line.size() && (quoted || line[end] != separator); ++end)
            if (line[end] == '"') quoted = !quoted;
        out.push_back(trimmed(line.substr(0, end)));
        if (end >= line.size()) return out;
        line.remove_prefix(end + 1);
    }
}

/// Lower case with '_' for blanks and dashes.
std::string plain_name(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        out += lower == ' ' || lower == '-' || lower == '.' ? '_' : lower;
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out;
}

/// The names procedures use, for those other programs give.
std::string known_name(const std::string& name) {
    struct Row {
        std::string_view other;
        std::string_view ours;
    };
    static constexpr Row rows[] = {
        {"time", "t"},
        {"elapsed_time", "t"},
        {"velocity", "speed"},
        {"gps_speed", "speed"},
        {"rotational_speed", "rotation"},
        {"rotation_speed", "rotation"},
        {"v", "speed"},
        {"dist", "distance"},
        {"path", "distance"},
        {"s", "distance"},
        {"brake_trigger", "brake"},
        {"trigger", "brake"},
        {"front_brake_force", "front_force"},
        {"rear_brake_force", "rear_force"},
        {"voltage", "supply"},
        {"lat", "latitude"},
        {"lon", "longitude"},
        {"long", "longitude"},
        {"altitude", "height"},
        {"heading", "course"},
        {"sats", "satellites"},
    };
    for (const auto& row : rows)
        if (row.other == name) return std::string(row.ours);
    return name;
}

struct Title {
    std::string name;
    const metrology::Unit* unit = nullptr;
    bool left_out = false;       ///< its cells are passed over
    bool without_value = false;  ///< one of them was a word for no value
};

/// A speed in turns is one of rotation: of a wheel or a motor.
Title titled(std::string name, const metrology::Unit* unit) {
    if (name == "speed" && unit->kind == metrology::Kind::rotation) name = "rotation";
    return Title{std::move(name), unit};
}

/// Only what is counted has no unit.
std::optional<Title> counted_title(std::string_view text) {
    Title plain{known_name(plain_name(text)), nullptr};
    static constexpr std::string_view counted[] = {"brake", "front_brake", "rear_brake", "satellites", "index", "row"};
    if (std::find(std::begin(counted), std::end(counted), plain.name) == std::end(counted)) return std::nullopt;
    return plain;
}

/// "speed_km/h", "Speed (km/h)", "Speed [km/h]", "brake".
std::optional<Title> title_of(std::string_view text) {
    const auto open = text.find_first_of("([");
    if (open != std::string_view::npos && (text.back() == ')' || text.back() == ']')) {
        const auto inside = text.substr(open + 1, text.size() - open - 2);
        if (inside.empty() || inside == "-") return counted_title(text.substr(0, open));
        const auto* unit = imported_unit(inside);
        if (unit == nullptr) return std::nullopt;
        return titled(known_name(plain_name(text.substr(0, open))), unit);
    }
    // The unit is the longest end behind a '_' that is one.
    for (auto at = text.find('_'); at != std::string_view::npos; at = text.find('_', at + 1))
        if (const auto* unit = imported_unit(text.substr(at + 1)); unit != nullptr && at > 0)
            return titled(known_name(plain_name(text.substr(0, at))), unit);
    return counted_title(text);
}

/// Whether a column without a unit that is known may be one that is needed: "speed", "speed_furlong", "Time".
bool may_be_needed(std::string_view text) {
    const auto name = plain_name(text.substr(0, text.find_first_of("([")));
    const auto known = known_name(name);
    const auto first = known_name(name.substr(0, name.find('_')));
    return known == "t" || is_evaluated(known) || (is_evaluated(first) && first != "brake");
}

/// False where the name says what it is, and the unit is one of something else: a speed in kilograms.
bool fits(const Title& title) {
    const auto measurand = metrology::parse_measurand(title.name == "supply" ? "voltage" : title.name);
    return title.unit == nullptr || !measurand || metrology::kind_of(*measurand) == title.unit->kind;
}

/// Time to seconds, exactly.
std::optional<Decimal> in_seconds(const Decimal& value, const metrology::Unit& unit) {
    const base::Wide us = base::Wide{value.mantissa()} * unit.factor;
    int scale = value.scale() + 6;
    base::Wide mantissa = us;
    while (scale > 18 || (scale > value.scale() && mantissa % 10 == 0)) {
        if (mantissa % 10 != 0) return std::nullopt;
        mantissa /= 10;
        --scale;
    }
    if (mantissa > INT64_MAX || mantissa < INT64_MIN) return std::nullopt;
    return Decimal(static_cast<std::int64_t>(mantissa), scale);
}

bool says_nothing(std::string_view cell) {
    const std::string plain = plain_name(cell);
    return plain.empty() || plain == "nan" || plain == "inf" || plain == "_inf" || plain == "n/a" || plain == "null";
}

}  // namespace

base::Result<ImportedSeries> import_csv(std::string_view text, std::string_view source,
                                        std::optional<char> decimal_mark) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    ImportedSeries out;
    std::vector<Title> titles;
    std::size_t time_at = 0;
    char separator = ',';
    DecimalMarks marks(decimal_mark);
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        if (trimmed(line).empty()) continue;
        if (titles.empty()) {
            for (const char candidate : {'\t', ';'})
                if (line.find(candidate) != std::string_view::npos) separator = candidate;
            if (separator == ',' && decimal_mark == ',')
                return base::fail(ErrorCode::bad_value, import_place(source, number, 1),
                                  "a comma as decimal mark, where a comma parts the cells",
                                  "cells that a semicolon or a tab parts, or a point as decimal mark");
            const auto cells = cells_of(line, separator);
            bool timed = false;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const auto where = import_place(source, number, i + 1);
                auto title = title_of(cells[i]);
                if (!title && !may_be_needed(cells[i])) {
                    out.not_read.emplace_back(cells[i]);
                    titles.push_back({{}, nullptr, true});
                    continue;
                }
                if (!title)
                    return base::fail(ErrorCode::wrong_unit, where,
                                      "'" + std::string(cells[i]) + "' has no unit that is known",
                                      std::string(expected_header));
                if (title->name != "t" && !fits(*title)) {
                    const auto why = "'" + std::string(cells[i]) + "': no " + title->name + " is told in " +
                                     std::string(title->unit->symbol);
                    if (is_evaluated(title->name))
                        return base::fail(ErrorCode::wrong_unit, where, why, "a unit of that quantity");
                    // An acceleration in g, an angle in minutes: it spoils nothing that anybody reads.
                    title->left_out = true;
                    out.left_out.push_back(where + ": " + why);
                    titles.push_back(*title);
                    continue;
                }
                for (const auto& earlier : titles)
                    if (!earlier.left_out && earlier.name == title->name)
                        return base::fail(ErrorCode::bad_input, where, "column '" + title->name + "' stands twice",
                                          "each once");
                if (title->name == "t") {
                    if (title->unit->kind != metrology::Kind::duration)
                        return base::fail(ErrorCode::wrong_unit, where, "'" + std::string(cells[i]) + "'",
                                          "the time in s or ms");
                    timed = true;
                    time_at = i;
                } else {
                    static_cast<void>(out.column(title->name, title->unit));
                }
                titles.push_back(*title);
            }
            if (!timed)
                return base::fail(ErrorCode::missing_field, import_place(source, number, 1), "no column with the time",
                                  std::string(expected_header));
            continue;
        }
        const auto cells = cells_of(line, separator);
        if (cells.size() != titles.size())
            return base::fail(ErrorCode::bad_input, import_place(source, number, cells.size()),
                              std::to_string(cells.size()) + " cells", std::to_string(titles.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (titles[i].left_out) continue;
            std::string cell(cells[i]);
            if (separator != ',') std::replace(cell.begin(), cell.end(), ',', '.');
            std::optional<Decimal> value;
            if (says_nothing(cell)) {
                if (!trimmed(cell).empty() && !std::exchange(titles[i].without_value, true))
                    out.without_value.push_back(import_place(source, number, i + 1) + ": '" + std::string(cells[i]) +
                                                "' counts as no value, here and below");
            } else {
                if (separator != ',')
                    if (auto one = marks.see(cells[i], import_place(source, number, i + 1)); !one)
                        return base::fail(one.error());
                value = imported_number(cell);
                if (value && i == time_at) value = in_seconds(*value, *titles[i].unit);
                if (!value)
                    return base::fail(ErrorCode::bad_value, import_place(source, number, i + 1),
                                      "'" + std::string(cells[i]) + "'", "a number");
            }
            if (i == time_at)
                out.time_s.push_back(value);
            else
                out.column(titles[i].name, titles[i].unit).cells.push_back(value);
        }
    }
    if (auto one = marks.settled(); !one) return base::fail(one.error());
    if (titles.empty())
        return base::fail(ErrorCode::bad_input, std::string(source), "an empty file", std::string(expected_header));
    if (out.rows() == 0)
        return base::fail(ErrorCode::bad_input, std::string(source), "a header and no rows", "a recorded run");
    return out;
}

}  // namespace velocert::instruments
