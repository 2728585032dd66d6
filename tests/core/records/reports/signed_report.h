// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/records/reports/report_acts.h"
#include "core/signing/signing_key.h"

namespace velocert::records {

/// The key of that person, made once.
[[nodiscard]] signing::SigningKey& key_of(const base::Person& person);
/// A signature over the report as it stands, with a document that tells who signed; the test fails if it cannot be
/// made.
[[nodiscard]] MadeSignature made_signature(const Archive& archive, const std::string& report, Meaning meaning,
                                           const base::Person& person);
/// Prepares a report of the run as the archive's next one; Li Ming, Wang Fang and Zhao Lei are to sign it.
std::string prepare_sample_report(Archive& archive, const base::Clock& clock, const std::string& run,
                                  const std::string& again = {}, std::optional<Amends> amends = {},
                                  std::vector<std::string> rests_on = {});
/// Tested and reviewed; what is left is the approval.
void sign_sample_report(Archive& archive, const std::string& report);

}  // namespace velocert::records
