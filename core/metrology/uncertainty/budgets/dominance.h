// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/metrology/uncertainty/budgets/budget.h"

namespace velocert::metrology {

/// A coverage factor that is not that of a normal or t distribution.
struct DominantFactor {
    double factor = 0;
    std::string distribution;  ///< "rectangular", ..., "trapezoidal" also of two rectangular ones
};

/// EA-4/02 M, examples S9 and S10: one bounded contribution dominates when all others together (root of their squares)
/// are at most 0.3 times as large; the result has its distribution. Else two rectangular ones dominate when all others
/// are at most 0.3 times both together; the result is trapezoidal. `contributions` belong to the inputs one by one, are
/// not negative and uncorrelated. Absent when nothing dominates.
[[nodiscard]] std::optional<DominantFactor> dominant_factor(std::span<const Input> inputs,
                                                            std::span<const double> contributions, double p);

}  // namespace velocert::metrology
