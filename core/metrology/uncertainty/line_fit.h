// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/base/result.h"

namespace velocert::metrology {

/// A calibration line y = intercept + slope (x - origin) by least squares (JCGM 100, H.3); the scatter about it gives
/// the uncertainties.
struct LineFit {
    double origin = 0;
    double intercept = 0;
    double slope = 0;
    double intercept_uncertainty = 0;
    double slope_uncertainty = 0;
    double correlation = 0;         ///< of intercept and slope
    double residual_deviation = 0;  ///< s
    double dof = 0;                 ///< n - 2

    struct Prediction {
        double value = 0;
        double standard_uncertainty = 0;
    };
    /// The line at x, with the correlation of its two parameters.
    [[nodiscard]] Prediction at(double x) const;
};

/// Needs at least 3 points, x not all equal, all finite; errors are bad_value.
[[nodiscard]] base::Result<LineFit> fit_line(std::span<const double> x, std::span<const double> y, double origin);

}  // namespace velocert::metrology
