// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/test_item.h"

#include <algorithm>

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;

constexpr std::string_view format = "velocert-item/1";

/// Ids name items on labels, in file names and in reports: one line, no blanks at the ends.
bool is_item_id(std::string_view text) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return !text.empty() && text.size() <= 100 && text.front() != ' ' && text.back() != ' ' &&
           std::ranges::none_of(text, control);
}

template <typename T>
void read_word(JsonReader& reader, std::string_view key, base::Result<T> (*parse)(std::string_view), T& into) {
    const std::string text = reader.text(key);
    if (!reader.ok()) return;
    if (const auto value = parse(text))
        into = *value;
    else
        reader.refuse(key, value.error().code, value.error().found, value.error().expected);
}

std::optional<base::Date> read_date(JsonReader& reader, std::string_view key) {
    if (reader.optional(key) == nullptr) return std::nullopt;
    std::optional<base::Date> date;
    base::Date day;
    read_word(reader, key, base::parse_date, day);
    if (reader.ok()) date = day;
    return date;
}

void read_features(JsonReader& reader, std::map<std::string, bool>& into) {
    if (reader.optional("features") == nullptr) return;
    auto features = reader.child("features");
    const auto* members = reader.any("features").members();
    if (members != nullptr)
        for (const auto& member : *members) {
            if (features.any(member.first).boolean() == nullptr)
                features.refuse(member.first, ErrorCode::bad_value,
                                "'" + member.first + "' is " + std::string(member.second.kind_name()),
                                "true where the vehicle has it, false where it has not");
            into.emplace(member.first, features.flag_or(member.first, true));
        }
    if (auto done = features.finish(); !done) reader.refuse(done.error());
}

}  // namespace

base::Result<TestItem> item_from_json(const base::Json& json, std::string_view source, std::string_view pointer) {
    JsonReader reader(json, std::string(source), std::string(pointer));
    TestItem item;
    if (const auto found = reader.text_or("format", format); found != format)
        reader.refuse("format", ErrorCode::unknown_version, "'" + found + "'", "'" + std::string(format) + "'");
    item.id = reader.text("id");
    if (reader.ok() && !is_item_id(item.id))
        reader.refuse("id", ErrorCode::bad_value, "an id that cannot stand on a label",
                      "one line of at most 100 characters, no blank at either end");
    read_word(reader, "battery", standards::parse_battery, item.traits.battery);
    read_word(reader, "drive", standards::parse_drive, item.traits.drive);
    base::Date made;
    read_word(reader, "made_on", base::parse_date, made);
    item.traits.made_on = made;
    // An empty text could be a slip as well as none: which edition judges hangs on it.
    if (reader.optional("certified_to") != nullptr) item.traits.certified_to = reader.text("certified_to");
    item.traits.certified_on = read_date(reader, "certified_on");
    item.traits.sold_on = read_date(reader, "sold_on");
    if (reader.optional("use") != nullptr) {
        standards::Use use{};
        read_word(reader, "use", standards::parse_use, use);
        item.traits.use = use;
    }
    read_features(reader, item.traits.features);
    item.model = reader.text_or("model", {});
    item.maker = reader.text_or("maker", {});
    item.vehicle_code = reader.text_or("vehicle_code", {});
    item.client = reader.text_or("client", {});
    item.note = reader.text_or("note", {});
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return item;
}

base::Json to_json(const TestItem& item) {
    base::Json json;
    json.set("format", format);
    json.set("id", item.id);
    json.set("battery", name(item.traits.battery));
    json.set("drive", name(item.traits.drive));
    const auto set_date = [&json](const char* key, const std::optional<base::Date>& date) {
        if (date) json.set(key, base::text(*date));
    };
    const auto set_text = [&json](const char* key, const std::string& text) {
        if (!text.empty()) json.set(key, text);
    };
    set_date("made_on", item.traits.made_on);
    set_text("certified_to", item.traits.certified_to);
    set_date("certified_on", item.traits.certified_on);
    set_date("sold_on", item.traits.sold_on);
    if (item.traits.use) json.set("use", name(*item.traits.use));
    if (!item.traits.features.empty()) {
        base::Json features = base::Json::object();
        for (const auto& [feature, has] : item.traits.features) features.set(feature, has);
        json.set("features", std::move(features));
    }
    set_text("model", item.model);
    set_text("maker", item.maker);
    set_text("vehicle_code", item.vehicle_code);
    set_text("client", item.client);
    set_text("note", item.note);
    return json;
}

}  // namespace velocert::laboratory
