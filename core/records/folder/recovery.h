// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/evidence_store.h"
#include "core/records/index/entry_index.h"

namespace velocert::records {

/// Closes what a program that died left open, by adding to the ledger, never by changing it:
///  - its pending logs are sealed;
///  - an attempt that was going on gets a "step-run/1" with outcome errored that names its logs;
///  - a run that was in a procedure that may be suspended gets a "run-suspend/1", so that it can be gone on with;
///  - any other run gets a "run-end/1" with lifecycle errored, and is judged by what was recorded: a Fail that was
///  reached
///    is not covered by the program's death (a run whose pack cannot be read stays not evaluated);
///  - that the archive was not closed (`left`), pending files that no attempt names, and entries whose line in
///  heads.log
///    had to be added (`mended`), are told in a "recovered/1" record.
/// Adds nothing when nothing was left open. If it is interrupted itself, the next opening goes on where it stopped.
[[nodiscard]] base::Result<void> recover(const EntryIndex& index, const EvidenceStore& evidence, Archive& archive,
                                         const base::Clock& clock, const std::vector<std::uint64_t>& mended, bool left);

}  // namespace velocert::records
