// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/line_fit.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace velocert::metrology {

LineFit::Prediction LineFit::at(double x) const {
    const double d = x - origin;
    const double variance = intercept_uncertainty * intercept_uncertainty +
                            d * d * slope_uncertainty * slope_uncertainty +
                            2.0 * d * intercept_uncertainty * slope_uncertainty * correlation;
    return {intercept + slope * d, std::sqrt(std::max(variance, 0.0))};
}

base::Result<LineFit> fit_line(std::span<const double> x, std::span<const double> y, double origin) {
    const auto bad = [](std::string found, std::string expected) {
        return base::fail(base::ErrorCode::bad_value, {}, std::move(found), std::move(expected));
    };
    if (x.size() != y.size() || x.size() < 3)
        return bad(std::to_string(x.size()) + " and " + std::to_string(y.size()) + " values", "at least 3 points");
    const auto n = static_cast<double>(x.size());
    double mean_x = 0;
    double mean_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    double xx = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    if (!std::isfinite(xx) || !std::isfinite(xy) || !std::isfinite(origin))
        return bad("values that are not finite", "finite ones");
    if (!(xx > 0)) return bad("points all at the same place", "at least two places");
    LineFit out;
    out.origin = origin;
    out.slope = xy / xx;
    const double centre = mean_x - origin;
    out.intercept = mean_y - out.slope * centre;
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double rest = (y[i] - mean_y) - out.slope * (x[i] - mean_x);
        squares += rest * rest;
    }
    out.dof = n - 2.0;
    out.residual_deviation = std::sqrt(squares / out.dof);
    out.slope_uncertainty = out.residual_deviation / std::sqrt(xx);
    const double spread = std::sqrt(1.0 / n + centre * centre / xx);
    out.intercept_uncertainty = out.residual_deviation * spread;
    out.correlation = -centre / (std::sqrt(xx) * spread);
    return out;
}

}  // namespace velocert::metrology
