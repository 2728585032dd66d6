// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/conformity/assessment.h"

namespace velocert::conformity {

/// What is known of a measurement beyond its rounded figures. It decides; it is not stored.
struct Exactness {
    /// Where the result lies that the value is the rounding of: -1 just below it, 1 just above it, 0 at it. Less than
    /// one base unit, and enough to be outside of a limit.
    int beside = 0;
    /// U as somebody stated it together with k, of the value's kind; stands before k u, whose u was rounded.
    std::optional<metrology::AnyQuantity> stated_expanded = std::nullopt;
};

/// As assess(), by what is known exactly.
[[nodiscard]] Assessment assess_exactly(const std::optional<metrology::Measurement>& measurement,
                                        const Exactness& exactness, const Limit& limit, const DecisionRule& rule,
                                        Reason missing = Reason::value_missing);

/// U as stated, else k u; nothing where neither is known.
[[nodiscard]] std::optional<metrology::AnyQuantity> expanded_uncertainty(const metrology::Measurement& measurement,
                                                                         const Exactness& exactness);

}  // namespace velocert::conformity
