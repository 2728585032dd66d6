// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/sequence/answers/typed_value.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// What answers of an attempt can be held against: the attempt's own, and those of the attempts before. Borrowed.
struct AnswersSoFar {
    const standards::StandardEdition& edition;
    const standards::Step& step;
    std::span<const TypedValue> typed;
    std::span<const StepRun> earlier;
};

/// What is wrong with an answer beside the others that its pack holds it against: the sum or the difference that it is
/// of, what it cannot be less than, the figures beside which a choice can be true. Names both: "16.0 s
/// (flame-circuit/box-bars.afterflame_1 + ...: 95.0 s)". Empty when nothing is. A figure that is not on record is not
/// compared; it is missing by itself. Sums and differences are exact. Of a step that is done for each of a list the
/// last attempt that counts is taken for each. Pure.
[[nodiscard]] std::string contradicts_answers(const standards::Field& field, std::string_view text,
                                              const AnswersSoFar& answers);

/// The file that is the same as this one, byte by byte, where the pack asks for another: "after.jpg (photo_before:
/// before.jpg)". Empty when there is none. Pure.
[[nodiscard]] std::string same_file(const standards::Field& field, std::string_view text, const AnswersSoFar& answers);

/// The answer that says the same as this text or code, where the pack asks for another: "DJ-1 (vehicle-code/
/// read.vehicle_code: DJ-1)". Empty when there is none. Pure.
[[nodiscard]] std::string same_text(const standards::Field& field, std::string_view text, const AnswersSoFar& answers);

/// "1999-01-01 (2024-11-01)" where a date is before the first day that it can be. Empty when it is not. Pure.
[[nodiscard]] std::string too_early(const standards::Field& field, std::string_view text);

/// The step with its parameters as the run's answers make them, and what is set to them; those whose answer the run
/// does not have keep their value. Pure.
[[nodiscard]] standards::Step with_answers(const standards::Step& step, std::span<const StepRun> earlier);

/// The figure that the run's answers give a parameter; nothing where it does not come from one, or there is none.
[[nodiscard]] std::optional<metrology::AnyQuantity> answered_parameter(const standards::Step& step,
                                                                       const std::string& id,
                                                                       std::span<const StepRun> earlier);

/// What makes the step a method for another item: a parameter that an answer gives another value, while its actions set
/// figures of that kind as they stand in the pack. Its value beside the pack's, under the parameter's name; nothing
/// when the method fits. Pure.
[[nodiscard]] std::optional<NamedWord> other_method(const standards::Step& step, std::span<const StepRun> earlier);

}  // namespace velocert::sequence
