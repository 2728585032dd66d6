// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/distribution.h"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>

namespace velocert::conformity {
namespace {

namespace policies = boost::math::policies;
/// Errors are values here; nothing throws.
using Quiet =
    policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
                     policies::overflow_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

bool is_probability(double p) { return p > 0 && p < 1; }
bool is_dof(double dof) { return dof > 0 && std::isfinite(dof); }

}  // namespace

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double normal_quantile(double p) {
    if (!is_probability(p)) return not_a_number;
    return -std::sqrt(2.0) * boost::math::erfc_inv(2 * p, Quiet());
}

double t_cdf(double x, double dof) {
    if (!is_dof(dof) || !std::isfinite(x)) return not_a_number;
    return boost::math::cdf(StudentT(dof), x);
}

double t_quantile(double p, double dof) {
    if (!is_dof(dof) || !is_probability(p)) return not_a_number;
    return boost::math::quantile(StudentT(dof), p);
}

}  // namespace velocert::conformity
