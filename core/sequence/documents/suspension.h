// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

// Runs that are left and gone on with another day.

/// Whether a run that stops now can be gone on with: there is something of it on record. What of it stands then is said
/// by standing_attempts(). Of a run without `former`: when its last attempt is of a procedure that may be suspended.
[[nodiscard]] bool can_be_resumed(const Run& run, const standards::StandardEdition& edition);

/// Whether both sets say the same, certificate by certificate.
[[nodiscard]] bool same(const CalibrationSet& a, const CalibrationSet& b);

/// Reads "run-suspend/1" into the run; the reader's "run" member has been read.
[[nodiscard]] base::Result<void> read_suspension(base::JsonReader& reader, Run& run);
/// Reads "run-resume/1" into the run; `source` names the record in errors.
[[nodiscard]] base::Result<void> read_resumption(base::JsonReader& reader, Run& run);

}  // namespace velocert::sequence
