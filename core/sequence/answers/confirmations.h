// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// The answer a field must have for the attempt to count; empty: any. What the pack says, and "yes" for a flag of a
/// step that is not judged by its answers (`answered`): there it confirms a state, such as a guard that is closed.
[[nodiscard]] std::string_view answer_asked(const standards::Field& field, bool answered);

/// The first field of the step's prompts that was answered otherwise than it must be; null: there is none. What was not
/// answered is told elsewhere.
[[nodiscard]] const standards::Field* denied_confirmation(const standards::Step& step, bool answered,
                                                          std::span<const TypedValue> typed);

/// What was said, and what must be: "no (yes)".
[[nodiscard]] std::string denial(std::string_view said, std::string_view asked);

}  // namespace velocert::sequence
