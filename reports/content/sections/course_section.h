// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "reports/content/build_report.h"
#include "reports/content/report.h"

namespace velocert::reports {

/// Whether a procedure measures what is drawn over time, or as positions: cut-off, speed, sound level, satellite fixes.
[[nodiscard]] bool has_courses(const standards::Procedure& procedure);

/// A chart of each such step: of the worst attempt that counts, else of the last one that was completed; made again
/// from the bytes that came down the wire, with the calibrations of the run. Where the bytes do not give the series,
/// the section says so. No blocks when no step has such an attempt. Errors: those of the evidence and of the drivers.
[[nodiscard]] base::Result<Section> course_section(const ReportInput& input, const standards::Procedure& procedure);

}  // namespace velocert::reports
