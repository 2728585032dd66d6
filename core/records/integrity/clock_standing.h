// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// How long a laboratory signs by a clock that nobody keeps right.
struct ClockRule {
    /// Since the last entry that was made while the clock was synchronised, or since the archive began.
    std::chrono::hours longest_alone{24};
    std::chrono::hours note_holds{24};  ///< a note about the clock allows signing for so long
};

/// That somebody who may sign for the laboratory looked at a clock that no time service keeps, and why signing by it
/// is right: compared by hand with what, for instance.
struct ClockNote {
    std::uint64_t seq = 0;  ///< of the entry
    std::string utc;
    base::Person by;
    std::string reason;
};

/// What is known of the time by which something would be signed now.
struct ClockStanding {
    ClockState now;
    std::string synchronised_utc;   ///< of the newest entry that counts, within the rule; empty: there is none
    std::string begun_utc;          ///< when the archive began, if that is within the rule; else empty
    std::optional<ClockNote> note;  ///< that holds now

    [[nodiscard]] bool may_sign() const;
    /// One sentence on a clock that is not synchronised now, and by what it is signed all the same, if it is. Empty
    /// when nothing is to be said.
    [[nodiscard]] std::string caution() const;
};
/// The entry of that number.
using EntryOfLedger = std::function<base::Result<LedgerEntry>(std::uint64_t seq)>;
/// From what is known of the clock and the newest entries of a ledger of that size; looks back no further than the rule
/// reaches, and not past an entry from a time that has not come yet (the clock was set back). Errors: those of `entry`;
/// integrity for a note that is none.
[[nodiscard]] base::Result<ClockStanding> clock_standing(const ClockState& state,
                                                         std::chrono::system_clock::time_point now, std::uint64_t size,
                                                         const EntryOfLedger& entry, const ClockRule& rule = {});
/// The same of an archive. Errors: those of the archive.
[[nodiscard]] base::Result<ClockStanding> clock_standing(const Archive& archive, const base::Clock& clock,
                                                         const ClockSource& source, const ClockRule& rule = {});

/// Fine where it may be signed now, and in a training archive. not_permitted with the caution and what to do about it.
[[nodiscard]] base::Result<void> may_sign_by(const ClockStanding& standing, ArchiveKind kind);

/// Records the note as "clock-note/1". That the person may do so is the caller's to see to. Errors: missing_field (no
/// reason), bad_input (the clock is synchronised: there is nothing to answer for).
[[nodiscard]] base::Result<void> note_clock(Archive& archive, const base::Person& by, std::string_view reason,
                                            const base::Clock& clock, const ClockSource& source);

}  // namespace velocert::records
