// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/standards/editions/shipped_edition.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// What a laboratory's own pack must keep of the shipped edition that it is a copy of: every limit as it stands there
/// (another value is released, with an own id it may add what it likes), every clause with its applicability, procedure
/// and limits, every step with its evaluation, its limits, its subjects and the answers, photos and documents that it
/// asks for, its set points, commands and budgets in their order (action_order.h), its instruments, and no figure of
/// the method looser than there (method_figures.h), neither more attempts nor more reasons to throw one away. It is
/// called as shipped, like its clauses (kept_names.h) and the answers that are chosen from. What may change is how:
/// texts, pictures, plausible ranges, stops, stricter figures, and more of all else. A pack of an edition that is not
/// shipped is refused. Errors say file, line, column and pointer.
[[nodiscard]] base::Result<void> check_against_shipped(const Pack& pack, const StandardEdition& edition,
                                                       const StandardEdition& shipped);

/// As load_own_pack of pack.h, with the editions that a pack may be a copy of; the plan of the samples must be theirs,
/// or more.
[[nodiscard]] base::Result<OwnPack> load_own_pack(const std::string& folder, std::span<const ShippedEdition> shipped);
/// Refuses (bad_value) a pack that is a copy of another edition than `judges`, by which an item is judged.
[[nodiscard]] base::Result<void> is_of_edition(const OwnPack& own, std::string_view judges);

}  // namespace velocert::standards
