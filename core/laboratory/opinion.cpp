// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/opinion.h"

#include <utility>

#include "core/base/json_members.h"
#include "core/base/stated_reason.h"

namespace velocert::laboratory {
namespace {

using base::Json;
using base::JsonReader;

/// A text that says something; its error is kept in the reader.
std::string stated(JsonReader& reader, std::string_view key) {
    const auto text = reader.text(key);
    if (!reader.ok()) return {};
    auto said = base::stated_reason(text, reader.where(key));
    if (said) return std::move(*said);
    reader.refuse(said.error());
    return {};
}

}  // namespace

base::Result<std::vector<Opinion>> load_opinions(std::string_view text, std::string_view source,
                                                 const base::Person& stated_by) {
    const auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    base::expect_format(reader, "velocert-opinions/1");
    std::vector<Opinion> out;
    for (const auto& item : reader.array("opinions")) {
        JsonReader one(item, reader.source(), reader.pointer() + "/opinions/" + std::to_string(out.size()));
        Opinion opinion;
        opinion.text = stated(one, "text");
        opinion.basis = stated(one, "basis");
        if (one.optional("dialogue") != nullptr) opinion.dialogue = stated(one, "dialogue");
        opinion.stated_by = stated_by;
        if (auto done = one.finish(); !done) reader.refuse(done.error());
        out.push_back(std::move(opinion));
    }
    if (reader.ok() && out.empty())
        reader.refuse("opinions", base::ErrorCode::missing_field, "none", "one opinion or more");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Json to_json(std::span<const Opinion> opinions) {
    auto out = Json::array();
    for (const auto& one : opinions)
        out.push(Json::object()
                     .set("text", one.text)
                     .set("basis", one.basis)
                     .set("dialogue", one.dialogue)
                     .set("stated_by", base::to_json(one.stated_by)));
    return out;
}

base::Result<std::vector<Opinion>> opinions_from_json(const Json& json, std::string_view source) {
    if (json.items() == nullptr)
        return base::fail(base::ErrorCode::bad_value, std::string(source) + ": opinions", std::string(json.kind_name()),
                          "a list of opinions");
    std::vector<Opinion> out;
    for (const auto& one : *json.items()) {
        JsonReader reader(one, std::string(source), "/opinions/" + std::to_string(out.size()));
        Opinion opinion{reader.text("text"), reader.text("basis"), reader.text_or("dialogue", {}),
                        base::read_person(reader, "stated_by")};
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        out.push_back(std::move(opinion));
    }
    return out;
}

}  // namespace velocert::laboratory
