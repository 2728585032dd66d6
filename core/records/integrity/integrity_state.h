// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/rollback.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people_warnings.h"

namespace velocert::records {

/// Why an archive was verified.
enum class VerificationReason : std::uint8_t { unclean_exit, nightly, before_signature, by_hand };
[[nodiscard]] std::string_view name(VerificationReason reason);

/// What a laboratory asks of its archive before it issues anything.
struct IntegrityRule {
    std::chrono::hours longest_age{24};  ///< of the last verification
    std::size_t least_places = 1;        ///< outside places that must hold every checkpoint there is
};

/// Verifies the archive that is open, against its outside places and, if any are given, with keys from outside; and
/// records the result as "verification/1": what was checked, what was found, why and for whom. `by` is empty when the
/// program does it on its own. One that is ended before it was done leaves no record. What the scope leaves out is told
/// in the record, which then stands for no verification of the whole archive.
[[nodiscard]] base::Result<Verification> verify_and_record(
    Archive& archive, const std::vector<signing::NoteVerifier>& keys, const base::Clock& clock,
    VerificationReason reason, const base::Person& by, const ClockSource& source = MachineClock(),
    const base::Progress& progress = {}, const VerificationScope& scope = {});

/// Why nothing may be issued: what to do about it depends on the kind.
struct IssueObstacle {
    enum class Kind : std::uint8_t {
        never_verified,
        findings,        ///< the last verification found something
        clock_set_back,  ///< it carries a time that has not come
        stale,           ///< it is too old
        left_open,       ///< nobody verified since a program ended without closing the archive
        no_checkpoint,
        too_few_places,
        rolled_back,
    };
    Kind kind = Kind::never_verified;
    std::string what;  ///< one sentence
};

/// Whether an entry is the record of a verification of the whole archive that found nothing.
[[nodiscard]] bool verification_holds(std::string_view type, const base::Json& record);

/// What is known of an archive's integrity, from its own records and the time; nothing is looked at again.
struct IntegrityState {
    struct Last {
        std::uint64_t seq = 0;  ///< of the record
        RecordTime time;
        bool ok = false;
        bool whole = true;       ///< false: of rows before another verification, only texts and chain were looked at
        std::uint64_t rows = 0;  ///< entries that were there
        std::uint64_t checked = 0;
        std::uint64_t findings = 0;
        std::string first_finding;
        VerificationReason reason = VerificationReason::by_hand;
        base::Person by;
    };
    /// The last one of the whole archive, or a later one that found something.
    std::optional<Last> last;
    std::uint64_t rows = 0;        ///< entries now
    std::uint64_t unverified = 0;  ///< of them, those that came after the last verification that found nothing
    std::string held_utc;          ///< time of that verification; empty: there was none
    std::vector<PlaceState> places;
    std::uint64_t newest_checkpoint = 0;   ///< size; 0 if there is none
    std::vector<Rollback> open_rollbacks;  ///< not acknowledged
    bool left_open = false;             ///< the last program did not close the archive, and it was not verified since
    bool locked_out = false;            ///< failed sign-ins locked an account, and nobody answered for it since
    std::vector<std::string> warnings;  ///< what ought to be put right but stops nothing

    std::vector<IssueObstacle> obstacles;  ///< empty: it may be issued
    /// Those that count in an archive of that kind: people learn in a training archive without a second medium and a
    /// station's key, and a first verification comes with the first signature.
    [[nodiscard]] std::vector<IssueObstacle> obstacles_in(ArchiveKind kind) const;
    /// not_permitted with the obstacles; fine if there are none.
    [[nodiscard]] base::Result<void> may_issue(ArchiveKind kind = ArchiveKind::real) const;
};
[[nodiscard]] base::Result<IntegrityState> integrity_state(const Archive& archive, const base::Clock& clock,
                                                           const IntegrityRule& rule = {});
/// The same with what is known of the accounts, or with nothing of them: whoever asks at a timer need not read every
/// sign-in again.
[[nodiscard]] base::Result<IntegrityState> integrity_state(const Archive& archive, const base::Clock& clock,
                                                           const IntegrityRule& rule, PeopleWarnings of_people);

/// Adds what the outside places hold now and what nobody has noticed yet: a checkpoint of this archive that its ledger
/// does not go on from, or by a key that it does not name. For whoever asks without opening the archive for writing,
/// which notices it.
[[nodiscard]] base::Result<void> look_at_places(const Archive& archive, IntegrityState& state);

/// Records "clock-step/1" if the clock was moved by more than a second, as a ClockWatch says, or stands before the time
/// of the last entry; true if it did. The order of entries does not depend on it. An archive that is open for writing
/// does this by itself before each entry, where its clock is the machine's own.
[[nodiscard]] base::Result<bool> note_clock_step(Archive& archive, std::chrono::milliseconds step,
                                                 const base::Clock& clock, const ClockSource& source = MachineClock());
/// What is not noted: two readings of a clock that runs well are never that far apart.
inline constexpr std::chrono::milliseconds largest_clock_step{1000};

}  // namespace velocert::records
