// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/uncertainty/propagation/coverage_interval.h"
#include "core/metrology/uncertainty/propagation/gum.h"

namespace velocert::metrology {

/// An output quantity by propagation of distributions.
struct OutputDistribution {
    std::string name;
    double mean = 0;
    double standard_uncertainty = 0;  ///< standard deviation of the trials
    Interval symmetric;               ///< as much probability below as above (JCGM 101, 7.7)
    Interval shortest;
    bool validates_gum = false;  ///< both ends of y -/+ U agree within `tolerance`, sampling allowed for
    double tolerance = 0;        ///< delta of JCGM 101, 7.9.2; 0 when the GUM uncertainty is 0
    double low_difference = 0;   ///< |y - U - low end|
    double high_difference = 0;  ///< |y + U - high end|
};

struct MonteCarloResult {
    std::int64_t trials = 0;  ///< made
    std::uint64_t seed = 0;
    bool adaptive = false;
    bool converged = true;  ///< adaptive only: false when the largest number of trials was not enough
    std::vector<OutputDistribution> outputs;
};

/// Propagates the distributions (JCGM 101:2008) as `budget().monte_carlo` says, which must be there, and examines `gum`
/// by clause 8. The result depends on nothing but the budget: the same bytes from every compiler and on every machine,
/// and an adaptive evaluation that made N trials equals a plain one of N trials.
///
/// Independent t inputs are x + u t (JCGM 101, 6.4.9), or scaled to the standard deviation u where the input says so.
/// Simultaneous readings of N quantities are multivariate t with n - N degrees of freedom (JCGM 102, 5.3.2). Stated
/// correlations join the inputs by a Gaussian copula: the coefficient is that of the normal scores, which for normal
/// inputs is the correlation itself. Errors (bad_value): a trial where a model is not defined; too few simultaneous
/// readings.
[[nodiscard]] base::Result<MonteCarloResult> evaluate_monte_carlo(const CompiledBudget& budget, const GumResult& gum);

}  // namespace velocert::metrology
