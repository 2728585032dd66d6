// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/messages/message_log.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

#include "core/base/decimal.h"
#include "core/base/json.h"
#include "core/metrology/unit.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;

constexpr std::array states{VehicleState::started, VehicleState::stopped, VehicleState::abnormal};
constexpr std::string_view expected_header = "t_s,state,latitude_deg,longitude_deg,speed_km/h,...,alarm,caused";
// More than a vehicle sends in a week, once a second.
constexpr std::size_t most_rows = 700'000;

std::string place(std::string_view source, std::size_t line) {
    return std::string(source) + ':' + std::to_string(line);
}

std::string_view without_blanks(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return text;
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
}

/// One named column: what its cells must be.
struct Column {
    std::string name;  ///< without unit
    bool number = false;
    std::optional<metrology::Unit> unit = {};
};

base::Result<Column> column_of(std::string_view header, std::string_view source, std::size_t line, LogRule rule) {
    const auto text = without_blanks(header);
    for (const std::string_view plain : {"state", "alarm", "caused"})
        if (text == plain) return Column{std::string(plain), false};
    // The unit stands behind the last stroke below; a name may hold some itself.
    const auto stroke = text.rfind('_');
    if (stroke != std::string_view::npos)
        if (const auto unit = metrology::find_unit(text.substr(stroke + 1))) {
            if (rule == LogRule::exact && text.substr(0, stroke) == "t" && unit->kind != metrology::Kind::duration)
                return base::fail(ErrorCode::wrong_unit, place(source, line),
                                  "the column '" + std::string(text) + "' is no time", "t_s, t_ms, t_us, t_min or t_h");
            return Column{std::string(text.substr(0, stroke)), true, *unit};
        }
    if (!is_word(text))
        return base::fail(ErrorCode::bad_value, place(source, line), "the column '" + std::string(text) + "'",
                          std::string(expected_header));
    return Column{std::string(text), false};
}

/// A figure in base units of its kind, by both rules.
LogFigure figure_of(const base::Decimal& number, const metrology::Unit& unit) {
    LogFigure out{unit.kind, number.to_double() * static_cast<double>(unit.factor) + static_cast<double>(unit.offset)};
    const base::Wide one = base::ten_to(number.scale());
    const base::Wide scaled = base::Wide{number.mantissa()} * unit.factor + base::Wide{unit.offset} * one;
    base::Wide whole = scaled / one;
    if (whole * one > scaled) --whole;
    out.more = whole * one != scaled;
    using Range = std::numeric_limits<std::int64_t>;
    out.whole = static_cast<std::int64_t>(std::clamp<base::Wide>(whole, Range::min(), Range::max()));
    return out;
}

/// Takes one cell over into the row. The error has no place yet.
base::Result<void> put(const Column& column, std::string_view cell, LogRule rule, LogRow& row) {
    if (cell.empty()) return {};
    const auto refuse = [&](std::string expected) {
        return base::fail(ErrorCode::bad_value, column.name, "'" + std::string(cell) + "'", std::move(expected));
    };
    if (column.name == "state") {
        for (const auto state : states)
            if (name(state) == cell) row.state = state;
        return row.state ? base::Result<void>() : refuse("started, stopped or abnormal");
    }
    if (column.name == "alarm" || column.name == "caused") {
        if (!is_word(cell)) return refuse("a word such as no_fix");
        (column.name == "alarm" ? row.alarm : row.caused) = cell;
        return {};
    }
    if (column.number) {
        const auto number = base::Decimal::parse(cell);
        if (!number) return refuse("a number");
        if (column.name == "t") {
            const auto time = log_time(*number, *column.unit, rule);
            if (!time) return base::fail(time.error().code, column.name, time.error().found, time.error().expected);
            row.time = *time;
            return {};
        }
        row.figures.push_back(figure_of(*number, *column.unit));
    } else {
        row.figures.emplace_back();
    }
    row.fields.push_back(column.name);
    return {};
}

base::Result<void> finish(LogRow row, bool timed, std::string_view source, std::size_t line, MessageLog& out) {
    const auto refuse = [&](std::string found, std::string expected) {
        return base::fail(ErrorCode::missing_field, place(source, line), std::move(found), std::move(expected));
    };
    if (!timed) return refuse("no time", "t_s in every row");
    if (row.is_message() && !row.state) return refuse("a message without its state", "started, stopped or abnormal");
    if (!row.is_message() && (row.state || !row.alarm.empty()))
        return refuse("a message and what the tester did in one row", "a row for each");
    if (out.rows.size() >= most_rows)
        return base::fail(ErrorCode::bad_input, place(source, line), "more than " + std::to_string(most_rows) + " rows",
                          "the stretch that belongs to the test");
    out.rows.push_back(std::move(row));
    return {};
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto comma = line.find(',');
        out.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos) return out;
        line.remove_prefix(comma + 1);
    }
}

/// Each line that is not empty, with its number.
template <typename Take>
base::Result<void> lines(std::string_view text, const Take& take) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (auto done = take(line, number); !done) return done;
    }
    return {};
}

void keep(const Column& column, MessageLog& out) {
    if (std::ranges::find(out.columns, column.name, &MessageLog::Column::name) != out.columns.end()) return;
    out.columns.push_back({column.name, column.unit ? std::optional(column.unit->kind) : std::nullopt});
}

base::Result<MessageLog> from_csv(std::string_view text, std::string_view source, LogRule rule) {
    MessageLog out;
    out.rule = rule;
    std::vector<Column> columns;
    const auto header = [&](std::string_view line, std::size_t number) -> base::Result<void> {
        for (const auto cell : cells_of(line)) {
            auto column = column_of(cell, source, number, rule);
            if (!column) return base::fail(column.error());
            keep(*column, out);
            if (std::ranges::find(columns, column->name, &Column::name) != columns.end())
                return base::fail(ErrorCode::already_exists, place(source, number),
                                  "'" + column->name + "' stands twice", "each column once");
            columns.push_back(std::move(*column));
        }
        if (columns.front().name != "t" || !columns.front().number)
            return base::fail(ErrorCode::missing_field, place(source, number), "the first column is not t_s",
                              std::string(expected_header));
        return {};
    };
    const auto row = [&](std::string_view line, std::size_t number) -> base::Result<void> {
        const auto cells = cells_of(line);
        if (cells.size() != columns.size())
            return base::fail(ErrorCode::bad_value, place(source, number), std::to_string(cells.size()) + " cells",
                              std::to_string(columns.size()) + ", as the header has");
        LogRow one;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (auto done = put(columns[i], without_blanks(cells[i]), rule, one); !done) {
                auto error = done.error();
                error.where = place(source, number) + ", column " + error.where;
                return base::fail(std::move(error));
            }
        return finish(std::move(one), !without_blanks(cells.front()).empty(), source, number, out);
    };
    auto done = lines(text, [&](std::string_view line, std::size_t number) {
        return columns.empty() ? header(line, number) : row(line, number);
    });
    if (!done) return base::fail(done.error());
    return out;
}

base::Result<MessageLog> from_json_lines(std::string_view text, std::string_view source, LogRule rule) {
    MessageLog out;
    out.rule = rule;
    auto done = lines(text, [&](std::string_view line, std::size_t number) -> base::Result<void> {
        const auto json = base::Json::parse(line, place(source, number));
        if (!json) return base::fail(json.error());
        if (json->members() == nullptr)
            return base::fail(ErrorCode::bad_value, place(source, number), std::string(json->kind_name()),
                              "an object in every line");
        LogRow one;
        bool timed = false;
        std::set<std::string> seen;
        for (const auto& [key, value] : *json->members()) {
            const auto column = column_of(key, source, number, rule);
            if (!column) return base::fail(column.error());
            keep(*column, out);
            // The same figure in two units: nobody knows which of them is meant.
            if (rule == LogRule::exact && !seen.insert(column->name).second)
                return base::fail(ErrorCode::already_exists, place(source, number),
                                  "'" + column->name + "' stands twice", "each column once");
            const std::string cell(without_blanks(value.string() != nullptr   ? std::string_view(*value.string())
                                                  : value.number() != nullptr ? std::string_view(value.number()->digits)
                                                                              : std::string_view()));
            if (cell.empty() && !value.is_null() && value.string() == nullptr)
                return base::fail(ErrorCode::bad_value, place(source, number) + ", " + key,
                                  std::string(value.kind_name()), "a text, a number or null");
            if (auto put_in = put(*column, cell, rule, one); !put_in) {
                auto error = put_in.error();
                error.where = place(source, number) + ", " + error.where;
                return base::fail(std::move(error));
            }
            timed = timed || (column->name == "t" && column->number && !cell.empty());
        }
        return finish(std::move(one), timed, source, number, out);
    });
    if (!done) return base::fail(done.error());
    return out;
}

}  // namespace

std::string_view name(VehicleState state) {
    switch (state) {
        case VehicleState::started: return "started";
        case VehicleState::stopped: return "stopped";
        case VehicleState::abnormal: return "abnormal";
    }
    return "abnormal";
}

base::Result<MessageLog> parse_message_log(std::string_view text, std::string_view source, LogRule rule) {
    const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    auto log = first != std::string_view::npos && text[first] == '{' ? from_json_lines(text, source, rule)
                                                                     : from_csv(text, source, rule);
    if (log && log->rows.empty())
        return base::fail(ErrorCode::bad_input, std::string(source), "no messages", std::string(expected_header));
    return log;
}

}  // namespace velocert::sequence
