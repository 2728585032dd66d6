// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/records/reports/report_register.h"
#include "reports/exports/report_record.h"

namespace velocert::reports {

/// The report of a run that went out last, whatever became of it since; null while none did. `of_run` newest first, as
/// ReportRegister::of_run() gives them.
[[nodiscard]] const records::ReportLife* issued_of(const std::vector<const records::ReportLife*>& of_run);

/// Says in the record of a run what the life of its issued report adds: number, standing, time of the issue, and who
/// signed it as what and with which certificate; what amends it, and whether it was voided or somebody asks for that. A
/// specimen stays one. Pure; `life` must be issued.
void add_life(ReportRecord& record, const records::ReportLife& life);

/// Says what the record that was sealed into the issued report states beside the run: its particulars, its order, its
/// marks and opinions; laboratory and client become those of the order, as on its pages. Pure. Errors: integrity where
/// the record has no particulars or no order.
[[nodiscard]] base::Result<void> add_sealed(ReportRecord& record, const base::Json& sealed);

/// Says which holds on the run, its item or its issued report are open. Pure.
void add_open_holds(ReportRecord& record, const records::ReportRegister& reports);

}  // namespace velocert::reports
