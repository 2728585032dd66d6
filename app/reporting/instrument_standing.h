// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/certificate.h"
#include "core/records/archive.h"
#include "core/records/reports/report_checks.h"
#include "core/records/reports/report_register.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// What came over the instruments of a run after it began and nobody has decided about: one was set aside, failed an
/// intermediate check, or has another certificate in the place of the one that the run used. A hold on the run, its
/// item or the report that was opened later and closed by a second person is the decision (ISO/IEC 17025 7.10); codes
/// are "instrument/<id>". `certificates` are those that the run used. Errors: those of the archive.
[[nodiscard]] base::Result<std::vector<records::ReportFinding>> instrument_findings(
    const records::Archive& archive, const records::Preparation& preparation, const sequence::Run& run,
    std::span<const laboratory::Certificate> certificates);

/// The same over all runs that a report of the run rests on (sequence::runs_rested_on): what it brings together, or
/// took from earlier ones, was measured by their instruments.
[[nodiscard]] base::Result<std::vector<records::ReportFinding>> instrument_findings_of_all(
    const records::Archive& archive, const records::Preparation& preparation, const sequence::Run& run,
    std::span<const laboratory::Certificate> certificates);

}  // namespace velocert::app
