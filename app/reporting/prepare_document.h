// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/opinion.h"
#include "core/laboratory/scope.h"
#include "core/records/archive.h"
#include "core/records/reports/report_checks.h"
#include "core/records/reports/report_entries.h"
#include "core/sequence/instrument.h"

namespace velocert::app {

/// What a report is prepared from, besides the archive.
struct PrepareRequest {
    std::string run;
    std::string again;                       ///< number of the report that is prepared again; empty: a new one
    std::optional<std::string> order;        ///< text; absent: the demonstration order, in training only
    std::string order_source = "order";      ///< names it in errors
    std::string order_folder;                ///< where its photos lie; empty: the archive holds them already
    std::optional<laboratory::Scope> scope;  ///< absent: no marks
    records::PlannedSigners signers;
    base::Date issue_on;
    std::optional<records::Amends> amends;      ///< absent: as before, where it is prepared again
    std::vector<laboratory::Opinion> opinions;  ///< of persons who may approve with every method of the run
    base::Person prepared_by;
    std::chrono::minutes offset{0};
};

struct PreparedReport {
    records::Preparation preparation;
    std::vector<records::ReportFinding> still_open;  ///< what blocks the approval but not the preparation: holds
    std::vector<laboratory::MarkDecision> marks;
};

/// Checks the run against its order, opens the order's photos, makes record and document, and freezes all. Everything
/// that is in the way is told at once (not_permitted); nothing is stored then. An opinion by somebody who may not state
/// one is refused and that is recorded. Needs the GUI environment of reports/render.
[[nodiscard]] base::Result<PreparedReport> prepare_document(records::Archive& archive, const base::Clock& clock,
                                                            const PrepareRequest& request,
                                                            const sequence::DecoderSource& decoders);

}  // namespace velocert::app
