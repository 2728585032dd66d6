// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/reports/report_entries.h"

namespace velocert::app {

/// Brings an issued report to the folders of its outbox that do not have it yet: <number>.pdf, and beside it the
/// checkpoint of the ledger as <number>.checkpoint. Every attempt is recorded, failures too; a place that failed is
/// tried again by the next call. A file of that name with other bytes is never overwritten.
[[nodiscard]] base::Result<std::vector<records::ReportDelivery>> deliver_report(records::Archive& archive,
                                                                                const base::Clock& clock,
                                                                                std::string_view report);

}  // namespace velocert::app
