// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/pack_place.h"

#include <charconv>
#include <span>
#include <utility>

#include "core/base/json.h"
#include "core/base/json_place.h"

namespace velocert::standards {
namespace {

/// The value of that name or index; null where there is none.
const base::Json* next_of(const base::Json& here, const std::string& part) {
    const auto* items = here.items();
    if (items == nullptr) return here.find(part);
    std::size_t index = items->size();
    (void)std::from_chars(part.data(), part.data() + part.size(), index);
    return index < items->size() ? &(*items)[index] : nullptr;
}

/// "source:line:column /pointer" of the last of the way that is there.
std::string place_along(const base::Json& from, const std::string& source, std::string pointer,
                        std::span<const std::string> way) {
    const auto* here = &from;
    for (const auto& part : way) {
        const auto* next = next_of(*here, part);
        if (next == nullptr) break;
        here = next;
        pointer += '/' + part;
    }
    return base::json_place(source, here->line(), here->column()) + ' ' + (pointer.empty() ? "/" : pointer);
}

}  // namespace

base::Error error_at(const Pack& pack, const std::string& file, const std::vector<std::string>& way,
                     base::ErrorCode code, std::string found, std::string expected) {
    const auto text = pack.files.find(file);
    const auto json =
        text == pack.files.end() ? base::Json() : base::Json::parse(text->second, file).value_or(base::Json());
    return {code, place_along(json, file, {}, way), std::move(found), std::move(expected)};
}

void refuse_at(base::JsonReader& reader, const std::vector<std::string>& way, base::ErrorCode code, std::string found,
               std::string expected) {
    const auto* first = way.empty() ? nullptr : reader.optional(way.front());
    if (first == nullptr) return reader.refuse({}, code, std::move(found), std::move(expected));
    reader.refuse(
        {code, place_along(*first, reader.source(), reader.pointer() + '/' + way.front(), std::span(way).subspan(1)),
         std::move(found), std::move(expected)});
}

}  // namespace velocert::standards
