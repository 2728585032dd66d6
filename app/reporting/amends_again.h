// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/laboratory/people/role.h"
#include "core/records/archive.h"
#include "core/records/reports/report_register.h"

namespace velocert::app {

/// What a report says that is prepared again after a return, where nobody says it anew: the report that it amends, how,
/// why, and the changes that were stated in words. Those that were found between the two records are found again.
/// Nothing where the report amends none, or is not known. Errors: a sealed record cannot be read.
[[nodiscard]] base::Result<std::optional<records::Amends>> amends_again(const records::Archive& archive,
                                                                        const records::ReportRegister& reports,
                                                                        const std::string& report);

/// Preparing that report again is an act of amending where the report is an amendment.
[[nodiscard]] laboratory::Act act_of_preparing(const records::ReportRegister& reports, const std::string& report);

}  // namespace velocert::app
