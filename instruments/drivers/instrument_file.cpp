// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/instrument_file.h"

#include <algorithm>
#include <string>

#include "core/metrology/quantity.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::JsonReader;

constexpr std::string_view format = "velocert-instrument/1";

}  // namespace

void each_item(JsonReader& reader, std::string_view key, bool needed, const std::function<void(JsonReader&)>& read) {
    const base::Json* list = needed ? &reader.any(key) : reader.optional(key);
    if (list == nullptr || !reader.ok()) return;
    if (list->items() == nullptr || (needed && list->items()->empty())) {
        reader.refuse(key, ErrorCode::bad_value,
                      list->items() != nullptr ? "an empty array" : std::string(list->kind_name()),
                      needed ? "an array with at least one entry" : "an array");
        return;
    }
    for (std::size_t i = 0; i < list->items()->size() && reader.ok(); ++i) {
        JsonReader item((*list->items())[i], reader.source(),
                        reader.pointer() + "/" + std::string(key) + "/" + std::to_string(i));
        if (item.ok()) read(item);
        if (auto good = item.finish(); !good) reader.refuse(good.error());
    }
}

void read_head(JsonReader& reader, LoadedDriver& into, std::string_view help) {
    if (const auto told = reader.text("format"); reader.ok() && told != format)
        reader.refuse("format", ErrorCode::unknown_version, "'" + told + "'", "\"" + std::string(format) + "\"");
    const auto id = reader.text("id");
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (reader.ok() && !std::all_of(id.begin(), id.end(), plain))
        reader.refuse("id", ErrorCode::bad_value, "'" + id + "'", "small letters, digits and hyphens");
    into.driver.id = into.keep(id);
    into.driver.name = into.keep(reader.text("name"));
    into.driver.kind = into.keep(reader.text("kind"));
    into.driver.help = into.keep(reader.text_or("help", help));
    into.driver.energises = reader.flag_or("energises", false);
}

Profile read_profile_head(JsonReader& reader, LoadedDriver& into) {
    Profile profile;
    profile.id = into.keep(reader.text("id"));
    profile.name = into.keep(reader.text("name"));
    profile.port = into.keep(reader.text("port"));
    if (!reader.ok()) return profile;
    if (const auto settings = PortSettings::parse(profile.port); !settings)
        reader.refuse("port", ErrorCode::bad_value, settings.error().found, settings.error().expected);
    if (std::any_of(into.profiles.begin(), into.profiles.end(),
                    [&](const Profile& other) { return other.id == profile.id; }))
        reader.refuse("id", ErrorCode::bad_value, "two profiles '" + std::string(profile.id) + "'",
                      "an id of its own for each");
    return profile;
}

metrology::Measurand read_measurand(JsonReader& reader) {
    const auto name = reader.text("measurand");
    if (!reader.ok()) return {};
    const auto measurand = metrology::parse_measurand(name);
    if (measurand) return *measurand;
    reader.refuse("measurand", ErrorCode::bad_value, measurand.error().found, measurand.error().expected);
    return {};
}

RangeInfo read_range(JsonReader& reader, metrology::Measurand measurand, LoadedDriver& into) {
    const auto quantity = [&](std::string_view key) {
        const auto text = reader.text(key);
        if (reader.ok())
            if (const auto value = metrology::WrittenQuantity::parse(text, metrology::kind_of(measurand)); !value)
                reader.refuse(key, value.error().code, value.error().found, value.error().expected);
        return into.keep(text);
    };
    RangeInfo range{measurand, {}, {}, {}};
    range.low = quantity("low");
    range.high = quantity("high");
    range.resolution = quantity("resolution");
    return range;
}

const metrology::Unit* read_unit(JsonReader& reader, std::string_view key, std::string_view symbol,
                                 std::optional<metrology::Kind> kind) {
    std::string known;
    for (const auto& row : metrology::units()) {
        if (kind && row.kind != *kind) continue;
        if (row.symbol == symbol) return &row;
        known += (known.empty() ? "" : ", ") + std::string(row.symbol);
    }
    reader.refuse(key, ErrorCode::wrong_unit, "'" + std::string(symbol) + "'", "one of " + known);
    return &metrology::units().front();
}

}  // namespace velocert::instruments
