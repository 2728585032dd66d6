// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/pack_fields.h"

#include <algorithm>

namespace velocert::standards {

using base::ErrorCode;
using base::JsonReader;

void for_each(JsonReader& reader, std::string_view key, const std::function<void(JsonReader&)>& read) {
    const auto& items = reader.array(key);
    for (std::size_t i = 0; i < items.size() && reader.ok(); ++i) {
        JsonReader item(items[i], reader.source(), reader.pointer() + '/' + std::string(key) + '/' + std::to_string(i));
        if (item.ok()) read(item);
        close(reader, item);
    }
}

void for_each_member(JsonReader& reader, std::string_view key,
                     const std::function<void(const std::string&, JsonReader&)>& read) {
    const base::Json* object = reader.optional(key);
    if (object == nullptr) return;
    JsonReader members(*object, reader.source(), reader.pointer() + '/' + std::string(key));
    if (object->members() != nullptr) {
        for (const auto& member : *object->members()) {
            auto nested = members.child(member.first);
            if (nested.ok()) read(member.first, nested);
            close(members, nested);
        }
    }
    close(reader, members);
}

std::map<std::string, std::string> words(JsonReader& reader, std::string_view key) {
    std::map<std::string, std::string> out;
    const base::Json* object = reader.optional(key);
    if (object == nullptr) return out;
    JsonReader members(*object, reader.source(), reader.pointer() + '/' + std::string(key));
    if (object->members() != nullptr)
        for (const auto& member : *object->members()) out.emplace(member.first, members.text(member.first));
    close(reader, members);
    return out;
}

std::vector<std::string> list(JsonReader& reader, std::string_view key) {
    std::vector<std::string> out;
    if (reader.optional(key) == nullptr) return out;
    for (const auto& item : reader.array(key)) {
        const auto* text = item.string();
        if (text == nullptr || text->empty()) {
            reader.refuse(key, ErrorCode::bad_value, "an item that is " + std::string(item.kind_name()), "texts");
        } else if (std::ranges::find(out, *text) != out.end()) {
            reader.refuse(key, ErrorCode::bad_value, "'" + *text + "' twice", "each once");
        } else {
            out.push_back(*text);
        }
    }
    return out;
}

Title title(JsonReader& reader, std::string_view key) {
    auto nested = reader.child(key);
    Title out{nested.text("zh"), nested.text("en")};
    close(reader, nested);
    return out;
}

Applicability applicability(JsonReader& reader, std::string_view key) {
    Applicability out;
    const base::Json* object = reader.optional(key);
    if (object == nullptr) return out;
    JsonReader nested(*object, reader.source(), reader.pointer() + '/' + std::string(key));
    const auto keep = [&nested](std::string_view member, const auto& parsed, auto& into) {
        if (parsed)
            into.push_back(*parsed);
        else
            nested.refuse(member, parsed.error().code, parsed.error().found, parsed.error().expected);
    };
    for (const auto& text : list(nested, "batteries")) keep("batteries", parse_battery(text), out.batteries);
    for (const auto& text : list(nested, "drives")) keep("drives", parse_drive(text), out.drives);
    for (const auto& text : list(nested, "uses")) keep("uses", parse_use(text), out.uses);
    out.features = list(nested, "features");
    for (const auto& feature : out.features)
        if (!is_id(feature, "-_"))
            nested.refuse("features", ErrorCode::bad_value, "'" + feature + "'",
                          "lower-case letters, digits, '-' and '_'");
    close(reader, nested);
    return out;
}

std::vector<metrology::WrittenQuantity> quantities(JsonReader& reader, std::string_view key) {
    std::vector<metrology::WrittenQuantity> out;
    if (reader.optional(key) == nullptr) return out;
    for (const auto& item : reader.array(key)) {
        const auto* text = item.string();
        const auto value = metrology::WrittenQuantity::parse(text == nullptr ? std::string() : *text);
        if (!value) {
            reader.refuse(key, value.error().code, value.error().found, value.error().expected);
            return {};
        }
        const bool ascends =
            out.empty() || (out.back().kind() == value->kind() && out.back().value().base() < value->value().base());
        if (!ascends) {
            reader.refuse(key, ErrorCode::bad_value, "'" + *text + "' after '" + out.back().text() + "'",
                          "quantities of one kind by ascending value, each once");
            return {};
        }
        out.push_back(*value);
    }
    return out;
}

std::optional<metrology::WrittenQuantity> quantity(JsonReader& reader, std::string_view key,
                                                   std::optional<metrology::Kind> kind) {
    if (reader.optional(key) == nullptr) return std::nullopt;
    const std::string text = reader.text(key);
    if (!reader.ok()) return std::nullopt;
    auto value = kind ? metrology::WrittenQuantity::parse(text, *kind) : metrology::WrittenQuantity::parse(text);
    if (value) return *value;
    reader.refuse(key, value.error().code, value.error().found, value.error().expected);
    return std::nullopt;
}

std::map<std::string, Parameter> parameters(JsonReader& reader, std::string_view key) {
    std::map<std::string, Parameter> out;
    for_each_member(reader, key, [&out](const std::string& name, JsonReader& nested) {
        Parameter parameter{quantity(nested, "value", std::nullopt), nested.text_or("word", {}), nested.text("source"),
                            nested.text_or("of", {})};
        if (parameter.value.has_value() == !parameter.word.empty())
            nested.refuse({}, ErrorCode::bad_value,
                          parameter.value ? "both a value and a word" : "neither a value nor a word",
                          "either \"value\" or \"word\"");
        out.emplace(name, std::move(parameter));
    });
    return out;
}

base::Date date(JsonReader& reader, std::string_view key) { return word(reader, key, base::parse_date, base::Date{}); }

bool is_id(std::string_view text, std::string_view marks) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && lower(text.front()) && std::ranges::all_of(text, [&](char c) {
        return lower(c) || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
    });
}

}  // namespace velocert::standards
