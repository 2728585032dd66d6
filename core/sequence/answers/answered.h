// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/conformity/assessment.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

/// Whether a word of that reason takes a Pass of its whole step back: something required is missing, or does not hold.
[[nodiscard]] bool holds_back(conformity::Reason reason);
/// What is missing of a result, and what of it does not hold: "photo, valid_to 2024-01-01". Empty when nothing is.
[[nodiscard]] std::string missing_of(const StepResult& result);

/// The field under which the record keeps the other item that a code was seen on.
[[nodiscard]] std::string seen_on(std::string_view field);

/// One figure that was answered, against its limit: the quantity, the word, that the question does not arise, or why
/// there is no answer. What is missing of the whole result takes back everything but a Fail. `measurement` is the
/// figure's with its uncertainty; absent: the result's value as it was typed. Pure; the same for one attempt and for
/// the judgement of the procedure.
[[nodiscard]] conformity::Assessment assess_answer(const StepResult& result, const std::string& figure,
                                                   const conformity::Limit& limit, const conformity::DecisionRule& rule,
                                                   const std::optional<metrology::Measurement>& measurement);

}  // namespace velocert::sequence
