// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/conformity/assessment.h"
#include "core/conformity/decision_rule.h"
#include "core/conformity/sufficiency.h"

namespace velocert::app {

/// "guard band, w = 0.83 U", "guard band for a risk of 5 %".
[[nodiscard]] QString rule_words(const conformity::DecisionRule& rule);
[[nodiscard]] QString comparison_word(conformity::Comparison comparison);
[[nodiscard]] QString zone_word(conformity::Zone zone);
[[nodiscard]] QString warning_words(conformity::AssessmentWarning warning);

/// What a bench could not decide at that limit, for the planning of a run: "≤ 63 kg: results above 62.9 kg and up to
/// 63 kg would be rejected although they are inside the limit". The ends are exact.
[[nodiscard]] QString sufficiency_words(const conformity::Limit& limit, const conformity::Sufficiency& sufficiency);

}  // namespace velocert::app
