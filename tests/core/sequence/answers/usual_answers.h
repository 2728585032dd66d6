// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/procedure.h"

namespace velocert::sequence::test {

/// The usual value in every field of a step's prompts, as the pack gives them.
inline std::vector<TypedValue> usual_answers(const standards::Step& step) {
    std::vector<TypedValue> out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (!field.example.empty()) out.push_back({action.id, field.id, field.example});
    return out;
}

/// Those of the step's conditions alone, for a test that types nothing else.
inline std::vector<TypedValue> kept_conditions(const standards::Step& step, std::vector<TypedValue> typed = {}) {
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (field.condition && std::ranges::find(typed, field.id, &TypedValue::field) == typed.end())
                typed.push_back({action.id, field.id, field.example});
    return typed;
}

/// The same with another text in one field; none when `text` is empty.
inline std::vector<TypedValue> answers_with(const standards::Step& step, const std::string& field,
                                            const std::string& text) {
    auto out = usual_answers(step);
    const auto found = std::ranges::find(out, field, &TypedValue::field);
    if (found == out.end())
        out.push_back({"prepare", field, text});
    else if (text.empty())
        out.erase(found);
    else
        found->text = text;
    return out;
}

}  // namespace velocert::sequence::test
