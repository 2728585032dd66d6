// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/confirmations.h"

namespace velocert::sequence {

std::string_view answer_asked(const standards::Field& field, bool answered) {
    if (!field.must.empty()) return field.must;
    return field.kind == standards::Field::Kind::flag && !answered ? "yes" : "";
}

const standards::Field* denied_confirmation(const standards::Step& step, bool answered,
                                            std::span<const TypedValue> typed) {
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            const auto asked = answer_asked(field, answered);
            const auto text = typed_text(typed, field.id);
            if (!asked.empty() && text && !text->empty() && *text != asked) return &field;
        }
    return nullptr;
}

std::string denial(std::string_view said, std::string_view asked) {
    return std::string(said) + " (" + std::string(asked) + ')';
}

}  // namespace velocert::sequence
