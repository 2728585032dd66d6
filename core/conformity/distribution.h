// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace velocert::conformity {

// The distribution functions decisions need, in double; a result leaves them rounded once, where it is used.
// Arguments out of range give NaN, which no caller takes for a probability.

/// Phi(z), the standard normal distribution.
[[nodiscard]] double normal_cdf(double z);
/// The z with Phi(z) = p; 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);
/// Student's t distribution with `dof` > 0 degrees of freedom, not necessarily whole.
[[nodiscard]] double t_cdf(double x, double dof);
/// The x with t_cdf(x, dof) = p; 0 < p < 1.
[[nodiscard]] double t_quantile(double p, double dof);

}  // namespace velocert::conformity
