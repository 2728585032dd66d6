// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/run.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// What the step's last attempt that got to a prompt has on record from there, for a prompt that holds for all attempts
/// of a step.
struct CarriedAnswers {
    std::vector<TypedValue> values;  ///< as they were typed; nothing where nobody answered it yet
    /// The answers of this prompt that kept that attempt from counting, each with what was said and what is asked: the
    /// method's conditions, answers that contradict, what was refused or could not be typed.
    std::vector<NamedWord> at_fault;
    /// Whether a further attempt may take them over. What kept one from counting is asked again: taken over unseen, it
    /// would spoil every attempt that is left.
    [[nodiscard]] bool hold() const { return !values.empty() && at_fault.empty(); }
};

/// `subject` is empty in a step that is done once. Pure.
[[nodiscard]] CarriedAnswers carried_answers(std::string_view procedure, const standards::Step& step,
                                             const standards::Action& prompt, std::string_view subject,
                                             std::span<const StepRun> earlier);

}  // namespace velocert::sequence
