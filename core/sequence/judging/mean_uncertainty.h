// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/base/decimal.h"

namespace velocert::sequence {

/// The uncertainty of a mean over repeated runs, in the values' base unit.
struct MeanUncertainty {
    std::int64_t standard_uncertainty = 0;  ///< rounded up
    base::Decimal coverage_factor{2, 0};    ///< to four digits behind the point
    std::optional<double> effective_dof;    ///< absent: infinitely many
};

/// What every run has in common does not shrink with their number: the mean `common` of the runs' own standard
/// uncertainties is taken as fully correlated. What differs from run to run shows in their scatter: s / sqrt(n) with
/// n - 1 degrees of freedom (JCGM 100:2008, 4.2.3). Both are combined as root of squares; the effective degrees of
/// freedom are those of Welch and Satterthwaite (G.4.1), the coverage factor that of t for `probability`. The random
/// part of `common` counts twice that way: never too little. Nothing for fewer than two values.
[[nodiscard]] std::optional<MeanUncertainty> mean_uncertainty(std::span<const std::int64_t> values, double common,
                                                              std::optional<double> common_dof, double probability);

}  // namespace velocert::sequence
