// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace velocert::metrology {

/// The x with P(Z <= x) = p, for 0 < p < 1 (Wichura 1988, algorithm AS 241, PPND16).
[[nodiscard]] double normal_score(double p);

/// The same for `count` probabilities in place; the middle 85 % of them in a loop without branches.
void normal_scores(double* values, std::size_t count);

}  // namespace velocert::metrology
