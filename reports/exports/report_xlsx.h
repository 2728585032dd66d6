// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "reports/exports/report_record.h"

namespace velocert::reports {

/// The result table as a workbook: one sheet with the report's head and a row for each decision, one with the attempts.
/// Every figure is text, so that no digit is lost or added by the program that opens it. The same record gives the same
/// bytes. Refuses to overwrite.
[[nodiscard]] base::Result<void> write_xlsx(const ReportRecord& record, const std::string& file);

}  // namespace velocert::reports
