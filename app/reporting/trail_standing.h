// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/reports/report_register.h"
#include "core/records/trail/trail_review.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// Why nobody answers for the audit trail that a report rests on: signed reviews have to reach from the beginning of
/// its run, or of the earliest that this one rests on, to its preparation, and none of them may be by who tested in
/// them. Empty where somebody does. Errors: those of the archive.
[[nodiscard]] base::Result<std::string> trail_before_approval(const records::Archive& archive,
                                                              const records::ReportLife& report,
                                                              const sequence::Run& run);
/// The reviews that answer for some of it, in order. Errors: those of the archive.
[[nodiscard]] base::Result<std::vector<records::SignedTrailReview>> trail_reviews_behind(
    const records::Archive& archive, const records::ReportLife& report, const sequence::Run& run);

}  // namespace velocert::app
