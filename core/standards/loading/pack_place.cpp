// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/pack_place.h"

#include <charconv>
#include <utility>

#include "core/base/json.h"

namespace velocert::standards {

base::Error error_at(const Pack& pack, const std::string& file, const std::vector<std::string>& way,
                     base::ErrorCode code, std::string found, std::string expected) {
    const auto text = pack.files.find(file);
    const auto json =
        text == pack.files.end() ? base::Json() : base::Json::parse(text->second, file).value_or(base::Json());
    const auto* here = &json;
    std::string pointer;
    for (const auto& part : way) {
        const base::Json* next = nullptr;
        if (const auto* items = here->items()) {
            std::size_t index = items->size();
            (void)std::from_chars(part.data(), part.data() + part.size(), index);
            if (index < items->size()) next = &(*items)[index];
        } else {
            next = here->find(part);
        }
        if (next == nullptr) break;
        here = next;
        pointer += '/' + part;
    }
    const auto place = file + ':' + std::to_string(here->line()) + ':' + std::to_string(here->column());
    return {code, place + ' ' + (pointer.empty() ? "/" : pointer), std::move(found), std::move(expected)};
}

}  // namespace velocert::standards
