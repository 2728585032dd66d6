// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/option_reader.h"

#include <algorithm>
#include <utility>

#include "core/base/decimal.h"
#include "core/metrology/quantity.h"

namespace velocert::instruments {

using base::ErrorCode;

OptionReader::OptionReader(std::string_view owner, std::span<const OptionInfo> table, const Options& options)
    : owner_(owner), table_(table), options_(options) {
    for (const auto& [name, typed] : options) {
        const auto same = [&name = name](const OptionInfo& row) { return row.name == name; };
        if (std::any_of(table.begin(), table.end(), same)) continue;
        std::string expected = "one of";
        for (const auto& row : table) expected += (&row == table.data() ? " " : ", ") + std::string(row.name);
        refuse(name, "unknown option '" + name + "'", std::move(expected));
    }
}

std::string OptionReader::value(std::string_view name) const {
    if (const auto typed = options_.find(std::string(name)); typed != options_.end()) return typed->second;
    for (const auto& row : table_)
        if (row.name == name) return std::string(row.fallback);
    return {};
}

void OptionReader::refuse(std::string_view name, std::string_view found, std::string expected) {
    if (!state_) return;
    state_ = base::fail(ErrorCode::bad_value, owner_ + " option " + std::string(name), std::string(found),
                        std::move(expected));
}

std::int64_t OptionReader::quantity(std::string_view name, metrology::Kind kind, std::int64_t low, std::int64_t high) {
    const std::string typed = value(name);
    const auto written = metrology::WrittenQuantity::parse(typed, kind);
    const auto range = [&] {
        return "a value from " + metrology::AnyQuantity(kind, low).text() + " to " +
               metrology::AnyQuantity(kind, high).text();
    };
    if (!written) {
        refuse(name, "'" + typed + "'", range());
        return 0;
    }
    const std::int64_t base_units = written->value().base();
    if (base_units < low || base_units > high) refuse(name, "'" + typed + "'", range());
    return base_units;
}

std::int64_t OptionReader::integer(std::string_view name, std::int64_t low, std::int64_t high) {
    const std::string typed = value(name);
    const auto number = base::Decimal::parse(typed);
    if (!number || number->scale() != 0 || number->mantissa() < low || number->mantissa() > high) {
        refuse(name, "'" + typed + "'", "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        return low;
    }
    return number->mantissa();
}

double OptionReader::positive(std::string_view name) {
    const std::string typed = value(name);
    const auto number = base::Decimal::parse(typed);
    if (!number || number->mantissa() <= 0) {
        refuse(name, "'" + typed + "'", "a decimal number above zero");
        return 1.0;
    }
    return number->to_double();
}

int OptionReader::word(std::string_view name, std::initializer_list<std::string_view> allowed) {
    const std::string typed = value(name);
    int index = 0;
    std::string expected = "one of";
    for (const auto word : allowed) {
        if (word == typed) return index;
        expected += (index == 0 ? " " : ", ") + std::string(word);
        ++index;
    }
    refuse(name, "'" + typed + "'", std::move(expected));
    return 0;
}

std::string OptionReader::text(std::string_view name) {
    std::string typed = value(name);
    const auto bad = [](char c) { return c < ' ' || c > '~' || c == '"' || c == ',' || c == '*'; };
    if (typed.empty() || typed.size() > 32 || std::any_of(typed.begin(), typed.end(), bad))
        refuse(name, "'" + typed + "'", "1 to 32 printable characters without quotation mark, comma or asterisk");
    return typed;
}

base::Result<void> OptionReader::finish() const { return state_; }

}  // namespace velocert::instruments
