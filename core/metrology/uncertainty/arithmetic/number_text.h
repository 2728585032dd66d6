// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::metrology {

/// Reads "-12.5", "0.05", "1.5e-3": optional minus, digits, optional point and digits, optional exponent; no blanks, no
/// plus, no "nan" or "inf". The nearest double; what is too large for one is an error (bad_value).
[[nodiscard]] base::Result<double> parse_number(std::string_view text);

/// The shortest digits that are read back as the same double: all of its precision (at most 17 digits), never a locale.
[[nodiscard]] std::string number_text(double value);

}  // namespace velocert::metrology
