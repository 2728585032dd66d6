// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/reports/report_entries.h"

namespace velocert::records {

/// What differs between two sealed records (velocert-sealed-record/1), as an amendment has to say it (ISO/IEC 17025
/// 7.8.8.2): the report's particulars, edition and verdict, each assessed figure, and of order, item and marks whatever
/// the particulars do not show. What every report has of its own (number, day of issue, preparation) is no change.
/// Pure.
[[nodiscard]] std::vector<ReportChange> sealed_changes(const base::Json& before, const base::Json& after);

/// The changes an amendment prints: those that were stated in words, then every other one that was found. Errors:
/// bad_value for a stated change of a replacement that the records do not bear out; missing_field when nothing is
/// stated and nothing found.
[[nodiscard]] base::Result<std::vector<ReportChange>> changes_to_print(const Amends& stated, const base::Json& before,
                                                                       const base::Json& after);

}  // namespace velocert::records
