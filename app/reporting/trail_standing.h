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

/// How the audit trail is answered for that a report rests on: from the beginning of its run, or of the earliest that
/// this one rests on, to its preparation.
struct TrailStanding {
    /// Why nobody answers for it: signed reviews have to reach over all of it, and none of them may be by who tested in
    /// it. Empty where somebody does.
    std::string unanswered;
    std::vector<records::SignedTrailReview> reviews;  ///< that answer for some of it, in order
};
/// Errors: those of the archive.
[[nodiscard]] base::Result<TrailStanding> trail_standing(const records::Archive& archive,
                                                         const records::ReportLife& report, const sequence::Run& run);

}  // namespace velocert::app
