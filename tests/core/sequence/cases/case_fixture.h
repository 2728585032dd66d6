// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "core/sequence/cases/case.h"
#include "core/standards/pack.h"

namespace velocert::sequence::test {

/// Judges a case given as text, with the shipped editions and files given by name.
inline base::Result<CaseResult> judge_text(const std::string& text,
                                           const std::map<std::string, std::string>& files = {}) {
    static const auto editions = standards::embedded_editions().value();
    static const auto selection = standards::embedded_selection_rule().value();
    const auto document = base::Json::parse(text, "case.json");
    if (!document) return base::fail(document.error());
    const auto read_file = [&files](const std::string& name) -> base::Result<std::string> {
        const auto found = files.find(name);
        if (found == files.end()) return base::fail(base::ErrorCode::not_found, name, "no such file");
        return found->second;
    };
    return judge_case({*document, "case.json", editions, selection, read_file});
}

/// The text at a path like "assessments/0/value"; "(none)" if there is nothing, "null", "true", digits.
inline std::string at(const base::Json& document, std::string_view path) {
    const base::Json* here = &document;
    while (!path.empty() && here != nullptr) {
        const auto slash = path.find('/');
        const auto key = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (const auto* items = here->items()) {
            const auto index = static_cast<std::size_t>(std::stoul(std::string(key)));
            here = index < items->size() ? &(*items)[index] : nullptr;
        } else {
            here = here->find(key);
        }
    }
    if (here == nullptr) return "(none)";
    if (const auto* text = here->string()) return *text;
    return here->text();
}

}  // namespace velocert::sequence::test
