// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/judged_values.h"

#include <optional>

#include "core/sequence/evaluations/plan_lookup.h"

namespace velocert::sequence {

using conformity::Reason;

base::Result<StepResult> judged_values(const EvaluationInput& input, StepResult result,
                                       std::initializer_list<std::pair<std::string, std::string>> uses) {
    result.valid = true;
    result.verdict = conformity::Verdict::not_evaluated;
    result.reason = Reason::informative;
    std::optional<conformity::Verdict> worst;
    for (const auto& [use, value] : uses) {
        if (!input.step.limits.contains(use)) continue;
        const auto limit = judged_limit(input.edition, input.step, input.item, use);
        if (!limit) return base::fail(limit.error());
        if ((*limit)->informative) continue;
        std::optional<metrology::Measurement> measurement;
        if (const auto found = result.value(value))
            measurement = metrology::Measurement{value, *found, {}, {}, metrology::Provenance::calculated};
        const auto assessment = conformity::assess(measurement, **limit, input.rule, Reason::value_missing);
        if (worst && assessment.verdict <= *worst) continue;
        worst = assessment.verdict;
        result.verdict = assessment.verdict;
        result.reason = assessment.reason;
    }
    return result;
}

}  // namespace velocert::sequence
