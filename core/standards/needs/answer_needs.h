// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/conformity/limit.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// What the evaluations need whose figures a step names itself: those that judge what was typed at its prompts, and the
/// one that judges what an instrument showed. `apply` refuses what the step lacks.
struct NamedFiguresNeeds {
    std::string_view evaluation;
    void (*apply)(base::JsonReader& reader, const Step& step, const std::vector<conformity::Limit>& limits);
};
/// Null when the evaluation is none of them.
[[nodiscard]] const NamedFiguresNeeds* named_figures_needs(std::string_view evaluation);
/// All of them.
[[nodiscard]] std::span<const NamedFiguresNeeds> all_named_figures_needs();

/// What is noted on the file of a field stands in the text field of the same prompt that has this behind the file's id
/// ("plate_note"). It is there without the pack asking for it.
inline constexpr std::string_view note_ending = "_note";

/// The field of that id among a step's prompts, or the part of a code that is typed there; null when there is none.
[[nodiscard]] const Field* find_field(const Step& step, std::string_view id);
/// The choice of the field that has this id; null when there is none.
[[nodiscard]] const Field::Choice* choice_of(const Field& field, std::string_view id);
/// Whether a choice's "only_if" asks that an answer be left empty: neither a limit nor figures hold it.
[[nodiscard]] bool asks_for_nothing(const Bound& bound);
/// Whether the choice asks that this field of its step be left empty.
[[nodiscard]] bool leaves_empty(const Field::Choice& choice, std::string_view field);

/// Whether an answer among those given at a prompt with these fields asks that this field be left empty.
[[nodiscard]] bool left_empty(std::span<const Field> fields, const std::map<std::string, std::string>& values,
                              std::string_view field);

/// The use without the battery behind it: "height" of "height/lead-acid".
[[nodiscard]] std::string_view figure_of(std::string_view use);

}  // namespace velocert::standards
