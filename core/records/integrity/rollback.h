// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/outside_places.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::records {

/// That a place outside holds checkpoints which this ledger does not go on from: an older state was put back, or
/// another history written. Noticed once, and open until somebody who may sign for the laboratory has said why.
struct Rollback {
    /// A checkpoint that this ledger has left behind: how many entries it covers, and their root.
    using Abandoned = std::pair<std::uint64_t, base::Digest>;

    std::uint64_t seq = 0;  ///< of the entry that notes it
    std::string place;
    std::uint64_t rows = 0;                 ///< of the ledger when it was noticed
    std::vector<Abandoned> abandoned;       ///< in falling order
    std::string newest_utc;                 ///< time of the newest of them
    std::vector<std::string> unknown_keys;  ///< names of keys that signed some of them and that the ledger did not know
    bool acknowledged = false;
    base::Person acknowledged_by;
    std::string reason;
};

/// All that were ever noticed, oldest first.
[[nodiscard]] base::Result<std::vector<Rollback>> rollbacks(const Archive& archive);
/// The same from entries of "rollback/1" and "rollback-acknowledged/1"; an integrity error names a row that is neither.
[[nodiscard]] base::Result<std::vector<Rollback>> rollbacks(std::span<const LedgerEntry> entries);

/// What contradicts the archive in a place, in one sentence: the newest checkpoint of the archive there that its ledger
/// does not go on from, or whose key is not among those given, with its rows and those that there are. Such a one
/// counts as well: an older state does not know the keys that came later. Empty where nothing does but what was
/// acknowledged, and where the place cannot be read, which deliver() tells.
[[nodiscard]] base::Result<std::string> contradiction_in(const Archive& archive, const OutsidePlace& place,
                                                         std::span<const signing::NoteVerifier> keys);
/// Nothing, if no place that can be reached holds anything of that kind. Else an integrity error that names place,
/// checkpoint and rows. Looks with the keys that the ledger names.
[[nodiscard]] base::Result<void> places_agree(const Archive& archive);

/// Looks at every place that can be reached, and records "rollback/1" for each one that holds what contradiction_in()
/// tells, unless that was recorded before. Opening an archive for writing does this with the keys and places that the
/// ledger names.
[[nodiscard]] base::Result<void> notice_rollback(Archive& archive, std::span<const signing::NoteVerifier> keys,
                                                 const base::Clock& clock, const ClockSource& source = MachineClock());

/// Records why the roll-back in that row was right, as "rollback-acknowledged/1"; issuing is free again. That the
/// person may do so is the caller's to see to.
[[nodiscard]] base::Result<void> acknowledge_rollback(Archive& archive, std::uint64_t seq, const base::Person& by,
                                                      std::string_view reason, const base::Clock& clock,
                                                      const ClockSource& source = MachineClock());

}  // namespace velocert::records
