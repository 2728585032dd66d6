// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"
#include "core/standards/pack.h"
#include "tests/core/standards/inspection_pack.h"
#include "tests/support/tiny_files.h"

namespace velocert::sequence::test {

/// The inspection pack with the steps that a person answers alone: what an instrument would be needed for is left out.
inline standards::Pack answered_pack() {
    auto pack = tests::inspection_pack();
    auto& text = pack.files.at("procedures/looking.json");
    const auto from = text.find(",\n    { \"id\": \"tone\"");
    text.replace(from, text.rfind("\n  ]\n}") - from, "");
    const std::string limit = ", \"b\"]";
    auto& clauses = pack.files.at("clauses.json");
    clauses.replace(clauses.find(limit), limit.size(), "]");
    auto& limits = pack.files.at("limits.json");
    const auto at = limits.find(",\n    { \"id\": \"b\"");
    limits.replace(at, limits.find("\n  ]", at) - at, "");
    return pack;
}

/// A whole picture, another file for each comment in it.
inline std::string picture(const std::string& inside = "x") { return tests::tiny_jpeg(inside); }

/// What a record says of a file.
inline std::string evidence(const std::string& name) {
    return "sha256:" + base::Digest::of(picture(name)).text() + ' ' + name;
}

/// Fields and what was typed into them, as an attempt's record has them; an empty text is left out.
inline std::vector<TypedValue> typed(const std::map<std::string, std::string>& answers) {
    std::vector<TypedValue> out;
    for (const auto& [field, text] : answers)
        if (!text.empty()) out.push_back({"prompt", field, text});
    return out;
}

}  // namespace velocert::sequence::test
