// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/decimal.h"
#include "core/conformity/assessment.h"
#include "core/metrology/unit.h"

namespace velocert::conformity {

/// A judged result as it stands on paper: numbers of `unit`, the limit's own.
struct PrintedAssessment {
    base::Decimal value;
    base::Decimal uncertainty;  ///< U, a difference: the unit's zero does not matter to it
    metrology::Unit unit;
};

/// U with two significant digits and the value to the same place, each rounded once, half to even (JCGM
/// 100:2008, 7.2.6; metrology::rounded_with_uncertainty). Where the value would then lie on another side of a limit or
/// of the acceptance limit than it does, it keeps as many digits as show its side. For showing only: nothing is judged
/// by it. Nothing without a value, without U, or where they are not of the limit's kind.
[[nodiscard]] std::optional<PrintedAssessment> printed_assessment(const Assessment& assessment);

}  // namespace velocert::conformity
