// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/person.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace velocert::base {
namespace {

constexpr std::size_t longest_name = 200;

bool is_blank(utf8proc_category_t category) {
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

/// One blank for each stretch of blanks, none at the ends.
std::string single_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

}  // namespace

std::string folded_name(std::string_view name) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                                            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPCC);
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                   static_cast<utf8proc_ssize_t>(name.size()), &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size < 0) return {};
    return single_blanks({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)});
}

Result<Person> person_named(std::string_view name, std::string_view where) {
    const std::string place(where);
    if (trimmed(name).empty()) return fail(ErrorCode::missing_field, place, "no person", "the name of a person");
    if (name.size() > longest_name)
        return fail(ErrorCode::bad_value, place, "a name of " + std::to_string(name.size()) + " bytes",
                    std::to_string(longest_name) + " bytes at most");
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
    auto left = static_cast<utf8proc_ssize_t>(name.size());
    bool visible = false;
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0) return fail(ErrorCode::bad_value, place, "a name that is not UTF-8", "text in UTF-8");
        const auto category = utf8proc_category(point);
        if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN)
            return fail(ErrorCode::bad_value, place, "a name with a character that cannot be shown",
                        "letters, blanks and marks");
        visible = visible || (!is_blank(category) && category != UTF8PROC_CATEGORY_CF);
        at += used;
        left -= used;
    }
    if (!visible || folded_name(name).empty())
        return fail(ErrorCode::missing_field, place, "a name without a visible character", "the name of a person");
    return Person{{}, trimmed(name)};
}

bool same_person(const Person& a, const Person& b) {
    if (!a.id.empty() && !b.id.empty()) return a.id == b.id;
    return folded_name(a.name) == folded_name(b.name);
}

Json to_json(const Person& person) { return Json::object().set("id", person.id).set("name", person.name); }

Person read_person(JsonReader& reader, std::string_view key) {
    auto child = reader.child(key);
    Person person{child.text_or("id", {}), child.text("name")};
    if (auto done = child.finish(); !done)
        reader.refuse(done.error());
    else if (auto named = person_named(person.name, child.where("name")); reader.ok() && !named)
        reader.refuse(named.error());
    return person;
}

}  // namespace velocert::base
