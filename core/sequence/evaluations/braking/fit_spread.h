// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/sequence/evaluations/series/quadratic_fit.h"

namespace velocert::sequence {

/// How far a parabola by least squares may be trusted (JCGM 100:2008, H.3, for three parameters): from its own
/// residuals and the places of its points, nothing else.
struct FitSpread {
    double residual = 0;  ///< standard deviation of one point about the parabola, n - 3 degrees of freedom
    // Of the coefficients at x = 0.
    double variance_c1 = 0;
    double variance_c2 = 0;
    double covariance_c1_c2 = 0;
    /// By how much c1 changes when a cubic term is admitted: what the parabola's shape may cost.
    double c1_shift = 0;
};

/// Nothing for fewer than five points, or when they do not determine a parabola.
[[nodiscard]] std::optional<FitSpread> fit_spread(std::span<const FitPoint> points, const QuadraticFit& fit);

}  // namespace velocert::sequence
