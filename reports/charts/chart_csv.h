// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "reports/charts/chart.h"

namespace velocert::reports {

/// The points of a chart between x = from and x = to as CSV (RFC 4180, UTF-8, CRLF): a header with quantities and
/// units, then one line for each point: which record it is of (where `record` is given), the series, x, y. y stands in
/// the digits of the instrument where the chart knows them; everything else as the shortest decimal that is the very
/// value to 1e-9 of its unit. What is no number is left out. A field that a spreadsheet would take for a formula is
/// led by an apostrophe. Pure.
[[nodiscard]] std::string chart_csv(const Chart& chart, ChartRange x, Language language, const std::string& record);

/// "24.5": without exponent and without needless zeros, to nine digits behind the point; empty for what is no number.
[[nodiscard]] std::string plain_decimal(double value);

}  // namespace velocert::reports
