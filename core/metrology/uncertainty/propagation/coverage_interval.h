// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace velocert::metrology {

struct Interval {
    double low = 0;
    double high = 0;
};

/// What the trials of one output say.
struct TrialIntervals {
    Interval symmetric;
    Interval shortest;
    Interval symmetric_error;  ///< standard deviation of each end of `symmetric` by sampling alone
};

/// Coverage intervals of probability p by counting (JCGM 101:2008, 7.7): of M trials in order, q = pM (to the nearest
/// whole number) lie between the ends; r = (M - q)/2 below for the symmetric one, the r with the least width for the
/// shortest. Reorders `values`; needs at least 2. 0 < p < 1.
[[nodiscard]] TrialIntervals coverage_intervals(std::span<double> values, double p);

/// The symmetric interval alone; reorders `values`.
[[nodiscard]] Interval symmetric_interval(std::span<double> values, double p);

}  // namespace velocert::metrology
