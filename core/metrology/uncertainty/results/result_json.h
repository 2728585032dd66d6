// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/metrology/uncertainty/propagation/monte_carlo.h"

namespace velocert::metrology {

/// The format velocert-uncertainty/1. Numbers are decimal strings that give the same double again; `monte_carlo` may be
/// null.
[[nodiscard]] base::Json result_json(const GumResult& gum, const MonteCarloResult* monte_carlo);

}  // namespace velocert::metrology
