// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/bill_of_parts.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/json_members.h"
#include "core/laboratory/part_name.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-parts/1";
constexpr std::array containers{Part::Container::none, Part::Container::tare, Part::Container::known};
constexpr std::size_t most_parts = 1000;

/// Ids stand in keys of answers ("...@P-012#2"), so they hold neither of their marks.
bool is_part_id(std::string_view text) {
    return is_part_name(text) && text.find_first_of("@#/ ") == std::string_view::npos;
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Part read_part(JsonReader& reader) {
    Part part;
    part.id = reader.text("id");
    if (reader.ok() && !is_part_id(part.id))
        reader.refuse("id", ErrorCode::bad_value, "'" + part.id + "'", "one word without '@', '#' or '/'");
    part.name = reader.text("name");
    if (reader.ok() && !is_part_name(part.name))
        reader.refuse("name", ErrorCode::bad_value, "'" + part.name + "'", "one line of at most 200 bytes");
    part.material = reader.text_or("material", {});
    const Json& counts = reader.any("counts");
    if (const bool* flag = counts.boolean())
        part.counts = *flag;
    else
        reader.refuse("counts", ErrorCode::bad_value, std::string(counts.kind_name()), "true or false");
    part.reason = reader.text_or("reason", {});
    if (reader.ok() && !part.counts && part.reason.empty())
        reader.refuse("reason", ErrorCode::missing_field, "part '" + part.name + "' does not count and says not why",
                      "a reason why it does not count");
    part.photo = reader.text_or("photo", {});
    part.photo_digest = reader.text_or("photo_sha256", {});
    if (reader.ok() && !part.photo_digest.empty() && (!is_sha256(part.photo_digest) || part.photo.empty()))
        reader.refuse("photo_sha256", ErrorCode::bad_value, "'" + part.photo_digest + "'",
                      "64 lower-case hexadecimal digits beside a \"photo\"");
    const std::string container = reader.text_or("container", "none");
    if (const auto parsed = parse_container(container))
        part.container = *parsed;
    else
        reader.refuse("container", parsed.error().code, parsed.error().found, parsed.error().expected);
    part.balance = reader.text_or("balance", {});
    return part;
}

}  // namespace

bool is_part_name(std::string_view text) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return !text.empty() && text.size() <= 200 && text.front() != ' ' && text.back() != ' ' &&
           std::ranges::none_of(text, control);
}

std::string_view name(Part::Container container) {
    switch (container) {
        case Part::Container::none: return "none";
        case Part::Container::tare: return "tare";
        case Part::Container::known: return "known";
    }
    return "none";
}

base::Result<Part::Container> parse_container(std::string_view text) {
    for (const auto container : containers)
        if (name(container) == text) return container;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of container",
                      "none, tare or known");
}

base::Result<std::vector<Part>> parts_from_array(const Json& json, std::string_view source, std::string_view pointer) {
    const auto* items = json.items();
    if (items == nullptr)
        return base::fail(ErrorCode::bad_value, std::string(source) + ' ' + std::string(pointer),
                          std::string(json.kind_name()), "an array of parts");
    if (items->size() > most_parts)
        return base::fail(ErrorCode::bad_value, std::string(source) + ' ' + std::string(pointer),
                          std::to_string(items->size()) + " parts", "at most " + std::to_string(most_parts));
    std::vector<Part> out;
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const auto& item : *items) {
        JsonReader reader(item, std::string(source), std::string(pointer) + '/' + std::to_string(out.size()));
        Part part = read_part(reader);
        if (reader.ok() && !ids.insert(part.id).second)
            reader.refuse("id", ErrorCode::already_exists, "'" + part.id + "' stands twice", "each id once");
        if (reader.ok() && !names.insert(part.name).second)
            reader.refuse("name", ErrorCode::already_exists, "'" + part.name + "' stands twice",
                          "each name once, so that no part is weighed for another");
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        out.push_back(std::move(part));
    }
    return out;
}

base::Result<std::vector<Part>> parts_from_json(const Json& json, std::string_view source) {
    JsonReader reader(json, std::string(source));
    base::expect_format(reader, format);
    const Json& array = reader.any("parts");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return parts_from_array(array, source, "/parts");
}

Json to_json(std::span<const Part> parts) {
    Json out = Json::array();
    for (const auto& part : parts) {
        Json one = Json::object();
        one.set("id", part.id);
        one.set("name", part.name);
        const auto text = [&one](const char* key, const std::string& value) {
            if (!value.empty()) one.set(key, value);
        };
        text("material", part.material);
        one.set("counts", part.counts);
        text("reason", part.reason);
        text("photo", part.photo);
        text("photo_sha256", part.photo_digest);
        if (part.container != Part::Container::none) one.set("container", name(part.container));
        text("balance", part.balance);
        out.push(std::move(one));
    }
    return out;
}

const Part* find_part(std::span<const Part> parts, std::string_view id) {
    const auto found = std::ranges::find(parts, id, &Part::id);
    return found == parts.end() ? nullptr : &*found;
}

base::Result<std::vector<Part>> parts_to_add(std::span<const Part> known, std::span<const Part> wanted,
                                             std::string_view source) {
    std::vector<Part> out;
    for (const auto& part : wanted) {
        if (const auto* same = find_part(known, part.id)) {
            if (*same == part) continue;
            return base::fail(ErrorCode::already_exists, std::string(source),
                              "part '" + part.id + "' is on record with other details",
                              "the part as it stands in the run, or a new id: a bill of parts only grows");
        }
        if (std::ranges::find(known, part.name, &Part::name) != known.end())
            return base::fail(ErrorCode::already_exists, std::string(source),
                              "part '" + part.id + "' takes the name '" + part.name + "' of another part",
                              "a name of its own");
        out.push_back(part);
    }
    return out;
}

}  // namespace velocert::laboratory
