// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/conformity/sufficiency.h"
#include "core/sequence/calibrations/calibration_set.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// What a bench can be expected to decide at one limit of a planned run, before the first reading.
struct ExpectedDecision {
    std::string procedure;
    std::string step;
    conformity::Limit limit;
    metrology::Measurement at_limit;  ///< the limit itself as a result, with the least uncertainty it can have
    conformity::Sufficiency sufficiency;
};

/// For each limit whose value has a budget: the budget with the limit in place of the result, the certificates at that
/// value and the method's own figures. What only readings can tell (scatter, the uncertainty of a fit, the smallest
/// step) counts as nothing: the uncertainty of the run is at least this. Limits that cannot judge, and budgets that say
/// nothing before there are values, are left out. Pure.
[[nodiscard]] std::vector<ExpectedDecision> expected_decisions(const standards::StandardEdition& edition,
                                                               const std::vector<std::string>& procedures,
                                                               const standards::ItemTraits& item,
                                                               const conformity::DecisionRule& rule,
                                                               const CalibrationSet& calibrations);

/// {"procedure", "step", "limit", "relation", "limit_value", "expanded_uncertainty", "coverage_factor", and the members
/// of the sufficiency}
[[nodiscard]] base::Json to_json(const ExpectedDecision& expected);
/// "braking/dry.both: brake.dry.both.distance <= 7 m: U at least 0.03 m; 6.97 m to 7.03 m would be decided at a risk",
/// or what else the rule makes of a value so near.
[[nodiscard]] std::string sentence(const ExpectedDecision& expected);

}  // namespace velocert::sequence
