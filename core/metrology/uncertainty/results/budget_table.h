// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/metrology/uncertainty/propagation/monte_carlo.h"

namespace velocert::metrology {

/// The uncertainty budget as laboratories print it: a row per input, then "y = ..., U = ..., k = ..., p = ..."; one
/// table per output. `monte_carlo` may be null.
[[nodiscard]] std::string budget_table(const GumResult& gum, const MonteCarloResult* monte_carlo);

}  // namespace velocert::metrology
