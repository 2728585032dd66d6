// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/json.h"
#include "core/records/ledger/ledger.h"

// Entries that were committed in one transaction say so: the first of them, "together/1", gives the number of those
// that follow. So the ledger itself tells what belongs together when heads.log lacks some of its lines after a crash,
// and a group that was cut is found by its own text.
namespace velocert::records {

/// As many entries as one transaction may hold; more would make what is looked at after a crash unbounded.
inline constexpr std::uint64_t most_together = 32;

[[nodiscard]] base::Json together_record(std::uint64_t entries);
/// How many entries were committed with this one, after it; nothing if it is no "together/1", or none that was made
/// by the function above.
[[nodiscard]] std::optional<std::uint64_t> entries_together(const LedgerEntry& entry);

}  // namespace velocert::records
