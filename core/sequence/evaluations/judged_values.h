// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// A valid attempt's result with its own verdict: the worst over the named uses and the values they judge. A use the
/// step has not, and a limit that is informative, decide nothing; where no use decides, the attempt is not evaluated.
[[nodiscard]] base::Result<StepResult> judged_values(const EvaluationInput& input, StepResult result,
                                                     std::initializer_list<std::pair<std::string, std::string>> uses);

}  // namespace velocert::sequence
