// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "core/sequence/run.h"

namespace velocert::sequence {

/// The result as far as it goes, of an attempt that does not count, with the reason.
[[nodiscard]] inline StepResult not_counting(StepResult result, conformity::Reason reason) {
    result.valid = false;
    result.verdict = conformity::Verdict::not_evaluated;
    result.reason = reason;
    return result;
}

}  // namespace velocert::sequence
