// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include "core/base/decimal.h"
#include "core/conformity/decision_rule.h"
#include "core/conformity/exactness.h"
#include "core/conformity/limit.h"
#include "core/conformity/reason.h"
#include "core/metrology/measurement.h"

namespace velocert::conformity {

/// The guard bands of one decision in base units, none negative. A value is accepted from lower limit + lower to upper
/// limit - upper, both ends inside; up to `beyond` outside a limit it is in the zone of conditional fail.
struct GuardBand {
    base::Wide lower = 0;
    base::Wide upper = 0;
    base::Wide beyond_lower = 0;
    base::Wide beyond_upper = 0;
};

/// The guard bands of `rule` for a result with the uncertainty of `measurement` (JCGM 106:2012, 8.3; ILAC-G8:09/2019,
/// 4.2). Simple acceptance and an inherent limit have none. w = r U is not rounded: the acceptance limits are the
/// outermost whole base units at which the value is inside by w, and the zone of conditional fail ends with the last
/// one that is outside by no more than w. Of a value between two whole base units the one further out counts. A limit
/// with `rounded_guard_band` has w rounded half to even. The acceptance limits of target risk are the outermost whole
/// base units at which the probability of false acceptance, both tails together, is not above the risk; a sample wider
/// than the tolerance, which may have any shape, is given half the risk on either side. Otherwise the reason why there
/// can be no verdict.
[[nodiscard]] tl::expected<GuardBand, Reason> guard_band(const Limit& limit, const ToleranceLimits& bounds,
                                                         const DecisionRule& rule,
                                                         const metrology::Measurement& measurement,
                                                         const Exactness& exactness = {});

/// Whether the rule adds a guard band to that limit at all.
[[nodiscard]] bool guards(const DecisionRule& rule, const Limit& limit);

}  // namespace velocert::conformity
