// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::metrology {

/// A result as it is printed (JCGM 100, 7.2.6): U to so many significant digits, the value to the same place.
struct Statement {
    std::string value;
    std::string expanded_uncertainty;
};

/// Both are rounded half to even, once, on the decimal digits of the doubles; a carry keeps the number of digits (0.996
/// gives 1.0). `digits` is 1 or 2. With U = 0 the value keeps all its digits. Nothing stored is changed by it.
[[nodiscard]] Statement statement(double value, double expanded_uncertainty, int digits = 2);

/// A double to so many significant digits, half to even on its decimal digits, for tables: "0.026809", "1.3e-07".
[[nodiscard]] std::string significant(double value, int digits);

}  // namespace velocert::metrology
