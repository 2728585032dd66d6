// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/records/reports/report_register.h"
#include "core/sequence/run.h"
#include "reports/content/report.h"

namespace velocert::reports {

/// The sheet for the file of an issued report: the pages freeze before anybody signs, so that a signature's time cannot
/// stand on them. For each signature its meaning, name and account, the time with the offset of the place, the digest
/// of the certificate and the row of the ledger; beside them the digest of the issued file. A specimen's sheet is
/// marked as one. Pure. Errors: not_permitted for a report that was not issued.
[[nodiscard]] base::Result<Report> signature_sheet(const records::ReportLife& life, const sequence::Run& run);

}  // namespace velocert::reports
