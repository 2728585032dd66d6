// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// The attempts on which a run stands, in order, before its attempt of index `before`: what earlier runs of the item
/// gave, then its own but for those that a suspension or the end of the program took away:
///  - one that was cut by the end of the program, whatever of it is on record;
///  - one that was left before anything of it was answered or acquired;
///  - those of a step that was under way in a procedure that may not be gone on with another day ("resumable"): the
///  step
///    begins anew, unless one of them fails, which nothing covers.
/// All of them stay on record. Of a run without `former` all attempts are taken, as they were judged then. Pure.
[[nodiscard]] std::vector<StepRun> standing_attempts(const standards::StandardEdition& edition, const Run& run,
                                                     std::size_t before = std::numeric_limits<std::size_t>::max());

/// The steps ("procedure/step") on whose results or answers those of `procedures` rest, and that are of none of them.
[[nodiscard]] std::set<std::string> rests_on(const standards::StandardEdition& edition,
                                             const standards::ItemTraits& item,
                                             std::span<const std::string> procedures);

/// What one earlier run of the item gives of the steps that are still looked for: their last attempts that count,
/// without what was captured, behind those in `out`; what it gives leaves `open`. Of a run by another edition, or one
/// that has not ended, nothing. Pure.
void take_former(const standards::StandardEdition& edition, const Run& run, std::set<std::string>& open,
                 std::vector<FormerAttempt>& out);

/// Of the item's runs, newest first: the last attempts that count of those steps. Only runs by this edition that have
/// ended are taken, and of each step those of the newest run that has one. Pure.
[[nodiscard]] std::vector<FormerAttempt> former_attempts(const standards::StandardEdition& edition,
                                                         const standards::ItemTraits& item,
                                                         std::span<const std::string> procedures,
                                                         std::span<const Run> runs);

}  // namespace velocert::sequence
