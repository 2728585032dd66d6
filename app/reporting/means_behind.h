// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/reporting/trail_standing.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/people/means_of_signing.h"
#include "core/records/reports/report_register.h"

namespace velocert::app {

/// What that person, who is to approve, did alone to the means of those whose signatures the report rests on: those
/// under it as it is prepared, and those under the reviews of the trail behind it. Told before an approval; no reason
/// to refuse one. Errors: those of the archive.
[[nodiscard]] base::Result<std::vector<records::MeansSetAlone>> means_behind_approval(const records::Archive& archive,
                                                                                      const records::ReportLife& report,
                                                                                      const TrailStanding& trail,
                                                                                      const base::Person& approver);

}  // namespace velocert::app
