// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/distributions/score_table.h"

#include <cmath>
#include <cstddef>

#include "core/metrology/uncertainty/distributions/coverage.h"

namespace velocert::metrology {
namespace {

constexpr double steps_per_unit = 256;
constexpr double last = 8.5;

}  // namespace

ScoreTable::ScoreTable(double dof) : dof_(dof) {
    const auto size = static_cast<std::size_t>(last * steps_per_unit) + 1;
    for (std::size_t i = 0; i < size; ++i) {
        const double z = static_cast<double>(i) / steps_per_unit;
        const double t = i == 0 ? 0.0 : -t_quantile(normal_cdf(-z), dof);
        values_.push_back(t);
        slopes_.push_back(normal_density(z) / t_density(t, dof) / steps_per_unit);
    }
}

double ScoreTable::at(double z) const {
    const double size = std::fabs(z);
    double t = 0;
    if (size < last) {
        const double place = size * steps_per_unit;
        const auto i = static_cast<std::size_t>(place);
        const double s = place - static_cast<double>(i);
        const double rise = values_[i + 1] - values_[i];
        const double a = slopes_[i] - rise;
        const double b = rise - slopes_[i + 1];
        t = values_[i] + s * (rise + (1.0 - s) * (a * (1.0 - s) + b * s));
    } else {
        t = -t_quantile(normal_cdf(-(size < 37.0 ? size : 37.0)), dof_);
    }
    return z < 0 ? -t : t;
}

}  // namespace velocert::metrology
