// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/standards/edition.h"
#include "core/standards/needs/step_trouble.h"

namespace velocert::standards {

/// Where that stands which an answer must say again: with the item ("item.model"), or at a field of another step
/// ("nameplate/look.model"). The text of a pack's "same_as", taken apart.
struct AnswerSource {
    enum class Of : std::uint8_t {
        model,
        maker,
        vehicle_code,
        made_on,
        made_year,  ///< the last two digits of the year in which it was made
        answer,
    };
    Of of = Of::answer;
    std::string step;   ///< answer: "procedure/step"
    std::string field;  ///< answer: the id of its field
};
[[nodiscard]] base::Result<AnswerSource> parse_answer_source(std::string_view text);

/// A figure that a relation names: a field of the step itself ("current"), or of one that comes before
/// ("flame-circuit/box-bars.afterflame_1").
struct FigureName {
    std::string step;  ///< "procedure/step"; empty: the step itself
    std::string field;
};
[[nodiscard]] FigureName figure_name(std::string_view text);

/// What is wrong with what the answers of `step` must say again: a step or a field that the edition does not have, one
/// that comes no earlier, is done for each of another list, or asks for something else. Pure.
[[nodiscard]] StepTrouble sources_trouble(const StandardEdition& edition, const Procedure& procedure, const Step& step);

}  // namespace velocert::standards
