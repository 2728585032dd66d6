// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/sequence/running/attempt.h"

namespace velocert::sequence {

/// What the operator said of an attempt that came to its end.
struct AttemptWord {
    std::string void_reason = {};  ///< id of one of the step's void reasons; empty: it went as the method asks
    std::string note = {};
};

/// Asks whether the attempt went as the method asks. Where the step has no reason to declare one void, nothing is asked
/// and it did. Blocks until it is answered or a stop is asked for; a stop that came with the answer is passed on.
/// Errors: interrupted when a stop came before a word, whichever it was, or when it was neither kept nor declared void;
/// bad_value for a reason that the step does not have; and what the operator's own side tells. With any of them nobody
/// has confirmed the attempt.
[[nodiscard]] base::Result<AttemptWord> confirm_attempt(const AttemptContext& context, const StepRun& attempt);

}  // namespace velocert::sequence
