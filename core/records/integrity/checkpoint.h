// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::records {

/// Why a checkpoint is made.
enum class CheckpointReason : std::uint8_t { issue, day, backup, by_hand };
[[nodiscard]] std::string_view name(CheckpointReason reason);

/// What a ledger was at one moment: the text that a station's key signs (C2SP tlog-checkpoint), with lines of our own
/// for the time, the clock, the chain and the reason behind the three that everybody reads.
struct Checkpoint {
    std::string origin;      ///< "velocert/" and the archive's id
    std::uint64_t size = 0;  ///< entries
    base::Digest root;       ///< over their leaves, as in RFC 9162
    RecordTime time;
    base::Digest chain;  ///< of the last entry
    CheckpointReason reason = CheckpointReason::by_hand;

    [[nodiscard]] std::string text() const;
    /// Reads what text() writes and nothing else.
    [[nodiscard]] static base::Result<Checkpoint> parse(std::string_view text, std::string_view where);
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// A checkpoint and the note that carries it.
struct SignedCheckpoint {
    Checkpoint checkpoint;
    std::string note;
    std::string signer;  ///< name of the key
};
/// The checkpoint of a note that at least one of the keys signed. Errors: integrity, with "signature" or "unknown key"
/// told apart.
[[nodiscard]] base::Result<SignedCheckpoint> read_checkpoint(std::string_view note,
                                                             std::span<const signing::NoteVerifier> keys,
                                                             std::string_view where);

/// "velocert/" and the first half of the chain of the first entry: what no other archive has.
[[nodiscard]] std::string origin_of(const base::Digest& first_chain);
[[nodiscard]] base::Result<std::string> origin_of(const Archive& archive);

/// Records the public half of a station's key as "station-key/1", once: entries after it may be signed with it. For
/// archives where no person is asked; see station_key_rule.h for the others.
[[nodiscard]] base::Result<void> record_station_key(Archive& archive, const signing::NoteVerifier& key,
                                                    const base::Clock& clock,
                                                    const ClockSource& source = MachineClock());
/// Keys that the ledger names, in order. What the ledger says of itself: an auditor brings the key along.
[[nodiscard]] base::Result<std::vector<signing::NoteVerifier>> station_keys(const Archive& archive);

/// Signs what the ledger is now and records it as "checkpoint/1" (and the key before that, if it is not known and no
/// person is asked for it). It says nothing to anybody outside yet: see deliver() in anchors.h. Error: not_permitted
/// for a key that may not sign (station_key_rule.h); nothing is written then.
[[nodiscard]] base::Result<SignedCheckpoint> make_checkpoint(Archive& archive, const signing::StationKey& key,
                                                             const base::Clock& clock, CheckpointReason reason,
                                                             const ClockSource& source = MachineClock());

/// The checkpoints in the ledger, oldest first; the signatures are not looked at.
[[nodiscard]] base::Result<std::vector<SignedCheckpoint>> checkpoints(const Archive& archive);
/// The note in a record of "checkpoint/1"; empty if there is none.
[[nodiscard]] std::string note_in(const base::Json& record);
/// The key in a record of "station-key/1".
[[nodiscard]] base::Result<signing::NoteVerifier> key_in(const base::Json& record);
/// The same of its entry. Error: integrity, naming the row.
[[nodiscard]] base::Result<signing::NoteVerifier> station_key_in(const LedgerEntry& entry);

}  // namespace velocert::records
