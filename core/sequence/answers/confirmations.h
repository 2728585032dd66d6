// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// The answer a field must have for the attempt to count; empty: any. What the pack says, and "yes" for a flag of a
/// step that is not judged by its answers (`answered`): there it confirms a state, such as a guard that is closed.
[[nodiscard]] std::string_view answer_asked(const standards::Field& field, bool answered);

/// Whether a prompt of the step was answered otherwise than it must be. What was not answered is told elsewhere.
[[nodiscard]] bool confirmation_denied(const standards::Step& step, bool answered, std::span<const TypedValue> typed);

}  // namespace velocert::sequence
