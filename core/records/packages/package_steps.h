// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// Steps of the page of a package (README.txt) since velocert-package/7, which believe no file for its place. As with all
// that was ever packed they are never edited.
namespace velocert::records {

/// Steps 3 to 5: archive, records, and the ledgers that a station or a person signed.
[[nodiscard]] std::string_view steps_for_whole_ledger();
/// Step 7: a report is the one that was issued, with all its signatures.
[[nodiscard]] std::string_view step_for_issued_reports();

}  // namespace velocert::records
