// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/metrology/unit.h"

namespace velocert::metrology {

/// A result as it stands on paper: value and expanded uncertainty with the same last digit.
struct PrintedResult {
    base::Decimal value;
    base::Decimal uncertainty;
};

/// U with `digits` significant digits (1 or 2; JCGM 100:2008, 7.2.6) and the value to the same place, each rounded
/// once, half to even, from its exact digits. A U that rounds up into a new place keeps `digits` digits ("0.996" is
/// "1.0"). U = 0 leaves the value as it is. What is stored stays unrounded. Errors: negative U, digits other than 1
/// or 2.
[[nodiscard]] base::Result<PrintedResult> rounded_with_uncertainty(const base::Decimal& value,
                                                                   const base::Decimal& uncertainty, int digits = 2);

/// "24.64 ± 0.30".
[[nodiscard]] base::Result<std::string> print_with_uncertainty(const base::Decimal& value,
                                                               const base::Decimal& uncertainty, int digits = 2);

/// "(62.925 ± 0.071) kg", both in `unit` with its printed sign. Errors: kinds that differ, negative U. For showing
/// only: a rounded value may lie on the other side of a limit, where print_against() is to be used.
[[nodiscard]] base::Result<std::string> print_with_uncertainty(const AnyQuantity& value, const AnyQuantity& uncertainty,
                                                               const Unit& unit, int digits = 2);

}  // namespace velocert::metrology
