// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/base/result.h"
#include "core/records/trail/annotation.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "reports/content/report.h"
#include "reports/content/sections/issue_sections.h"

namespace velocert::reports {

/// What a report is made from. `edition` is the one the run was judged by (sequence::edition_of).
struct ReportInput {
    const sequence::Run& run;
    const standards::StandardEdition& edition;
    const sequence::EvidenceSource& evidence;
    const sequence::DecoderSource& decoders;
    const IssueInput* issue = nullptr;  ///< of a report that is going to be signed
    /// What people noted beside the recordings of the run, as far as the report is to say it.
    std::span<const records::RunAnnotations::Note> annotations = {};
};

/// The document of a run. Pure: the same run and evidence give the same report, word for word.
/// Refuses (integrity) an edition that is not the run's, evidence that does not match its digest, and a verdict
/// better than its parts; refuses (not_permitted) a real run with simulated instruments or limits released by a
/// demonstration laboratory.
[[nodiscard]] base::Result<Report> build_report(const ReportInput& input);
/// Its title. What leaves clauses open is no type test, and must not be called one.
[[nodiscard]] Bilingual report_title(const ReportInput& input);

}  // namespace velocert::reports
