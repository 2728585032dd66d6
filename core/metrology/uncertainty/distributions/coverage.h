// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace velocert::metrology {

// Probability of normal and t distributed quantities. Pure functions of plain IEEE arithmetic: the same digits on every
// machine. Arguments outside the stated range give NaN.

/// Density of the standard normal distribution.
[[nodiscard]] double normal_density(double x);
/// P(Z <= x), relative error below 1e-14 also in the lower tail.
[[nodiscard]] double normal_cdf(double x);
/// The x with P(Z <= x) = p, 0 < p < 1 (Wichura 1988, algorithm AS 241, about 16 digits).
[[nodiscard]] double normal_quantile(double p);

/// P(T <= x) for `dof` > 0 degrees of freedom, also fractional ones.
[[nodiscard]] double t_cdf(double x, double dof);
/// Density of the t distribution, dof > 0.
[[nodiscard]] double t_density(double x, double dof);
/// The x with P(T <= x) = p, 0 < p < 1, dof > 0.
[[nodiscard]] double t_quantile(double p, double dof);

/// Degrees of freedom as they were meant: a whole number that a sum of quotients missed by rounding alone (by no more
/// than 1e-9 of it) is that number; any other stays as it is. dof > 0.
[[nodiscard]] double settled_dof(double dof);

/// The k of U = k u for a result that is normal (no `dof`: infinitely many) or t distributed; 0 < p < 1.
/// Fractional degrees of freedom, once settled, are cut to the next lower whole number (JCGM 100, G.4.1 note 1); below
/// one they are taken as they are, since there is no lower one.
[[nodiscard]] double coverage_factor(double p, std::optional<double> dof = std::nullopt);

}  // namespace velocert::metrology
