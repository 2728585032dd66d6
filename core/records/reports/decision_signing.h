// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/reports/report_acts.h"

namespace velocert::records {

/// Whether the types of two decisions are of one kind: that one was signed asks for a signature under the other.
/// Reviews of access were recorded without one beside decisions that have one, and count by themselves.
[[nodiscard]] bool signed_alike(std::string_view one, std::string_view other);

/// Records a decision in one transaction: with the signature of who decides behind it, made by `sign`, or alone where
/// that is empty. Nothing else is asked of the decision: that is for its own rules. Errors, and nothing is written:
/// not_permitted where there is no signature and the archive holds a signed decision of that kind, or where the
/// signature does not hold; those of `sign` and of the archive.
[[nodiscard]] base::Result<void> record_decision(Archive& archive, std::string type, base::Json record,
                                                 const base::Person& person, const DecisionSigner& sign);

}  // namespace velocert::records
