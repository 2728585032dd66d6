// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/metrology/uncertainty/budgets/budget.h"

namespace velocert::metrology {

/// Reads the format velocert-budget/1. Unknown fields are refused; errors say "source:line:column /pointer". The budget
/// still has to pass check(). Beside what the command line's contract shows, these fields are known: of an input
/// "scaled", "pooled_standard_deviation", "pooled_dof"; at the top "coverage_factor_from" (automatic, normal-or-t,
/// dominant); of monte_carlo "validation_digits".
[[nodiscard]] base::Result<Budget> read_budget(const base::Json& document, const std::string& source);

/// Puts "source:line:column" before an error whose `where` is a pointer into the document, as check() and the
/// evaluations return it.
[[nodiscard]] base::Error placed(base::Error error, const base::Json& document, const std::string& source);

}  // namespace velocert::metrology
