// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/sequence/calibrations/frozen_calibration.h"
#include "reports/charts/bilingual.h"

namespace velocert::reports {

// What a combined run says of a result that it does not take (sequence::result_not_taken), in both languages.

/// The procedure that it is of.
[[nodiscard]] std::string procedure_not_taken(const sequence::Deviation& deviation);
/// The run, and the verdict there or the attempt: "run 20261123-1a2b: Pass".
[[nodiscard]] Bilingual run_and_verdict(const sequence::Deviation& deviation);
/// Why: the words of a person as they stand, with who gave them; the program's own in both languages.
[[nodiscard]] Bilingual why_not_taken(const sequence::Deviation& deviation);

}  // namespace velocert::reports
