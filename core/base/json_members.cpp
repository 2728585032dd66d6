// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_members.h"

namespace velocert::base {

std::string text_of(const Json& object, std::string_view key) {
    const auto* member = object.find(key);
    const auto* text = member == nullptr ? nullptr : member->string();
    return text == nullptr ? std::string() : *text;
}

std::optional<Date> read_date_or_none(JsonReader& reader, std::string_view key) {
    const auto text = reader.text_or(key, {});
    if (text.empty()) return std::nullopt;
    const auto date = parse_date(text);
    if (date) return *date;
    reader.refuse(key, date.error().code, date.error().found, date.error().expected);
    return std::nullopt;
}

Date read_date(JsonReader& reader, std::string_view key) {
    const auto text = reader.text(key);
    if (!reader.ok()) return {};
    const auto date = parse_date(text);
    if (date) return *date;
    reader.refuse(key, date.error().code, date.error().found, date.error().expected);
    return {};
}

void expect_format(JsonReader& reader, std::string_view format) {
    const std::string found = reader.text("format");
    if (reader.ok() && found != format)
        reader.refuse("format", ErrorCode::unknown_version, "'" + found + "'", "'" + std::string(format) + "'");
}

}  // namespace velocert::base
