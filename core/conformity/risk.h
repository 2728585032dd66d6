// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace velocert::conformity {

// Figures for the planning of a rule: no verdict is made of them. Probabilities are 0..1; errors are bad_value.

/// Specific consumer's risk of an item whose value lies just at the acceptance limit of one bound, w = r U and U = k u,
/// normal (JCGM 106:2012, 8.3.2): 1 - Phi(r k). fraction >= 0, coverage_factor > 0.
[[nodiscard]] base::Result<double> risk_at_acceptance_limit(double fraction, double coverage_factor);

/// The r of the guard band w = r U that leaves `risk` there: z(1 - risk) / k. 0 < risk <= 0.5.
[[nodiscard]] base::Result<double> guard_fraction_for(double risk, double coverage_factor);

/// Global risks of a symmetric two-sided tolerance: of a whole population, before anything is measured.
struct GlobalRisk {
    double consumer = 0;  ///< probability that an item is out of tolerance and accepted
    double producer = 0;  ///< probability that an item is in tolerance and rejected
};

/// The population that comes to the bench and the bench itself, in units of half the tolerance.
struct RiskPlan {
    double in_tolerance = 0.95;         ///< probability that an item is in tolerance, normal about the middle
    double standard_uncertainty = 0.1;  ///< of a measured value, normal
    double guard_band = 0;              ///< w at each limit, 0 <= w < 1
};

/// Two-dimensional normal distribution, the outer integral by Simpson's rule (JCGM 106:2012, 9.5.2).
[[nodiscard]] base::Result<GlobalRisk> global_risk(const RiskPlan& plan);

}  // namespace velocert::conformity
