// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"

namespace velocert::records {

/// The review of people.h, with the signature of who made it recorded in one transaction. Errors besides those of the
/// rules: not_permitted where `sign` is empty and the archive holds a signed review, or where the signature does not
/// hold.
[[nodiscard]] base::Result<void> review_access(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                               std::string remark, const DecisionSigner& sign);

}  // namespace velocert::records
