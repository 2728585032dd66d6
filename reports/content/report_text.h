// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "reports/content/report.h"

namespace velocert::reports {

/// The report as one text: what golden files hold and reviewers read as a diff. Ends with a newline.
[[nodiscard]] std::string report_text(const Report& report);

/// Every piece of text that must be found in any rendering, each as it stands there: both languages of every text,
/// split at line ends. Labels inside charts are drawn by the chart and are listed too.
[[nodiscard]] std::vector<std::string> report_strings(const Report& report);

}  // namespace velocert::reports
