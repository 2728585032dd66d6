// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::base {

/// A text as a cell of a CSV file (RFC 4180): quoted where it must be. What a spreadsheet would run as a formula instead
/// of showing it gets an apostrophe; numbers that may begin with a sign are not for this.
[[nodiscard]] std::string csv_cell(std::string text);

}  // namespace velocert::base
