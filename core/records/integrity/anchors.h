// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/outside_places.h"
#include "core/signing/signed_data/timestamp.h"

namespace velocert::records {

/// A checkpoint as it lies in a place outside the archive.
struct Anchor {
    std::string file;  ///< path
    SignedCheckpoint signed_checkpoint;
    std::string token = {};  ///< path of a time-stamp token (RFC 3161) over the note, if one lies beside it
    /// What that token says, and who says it; nothing when there is none that holds. Whether its authority may be
    /// trusted is for others.
    std::optional<signing::TimeStamp> stamp = std::nullopt;
};
/// What a place holds of one archive: anchors in rising order of size, and what looks like one but is none.
struct PlaceContent {
    std::vector<Anchor> anchors;
    /// Those that name the archive but were signed by none of the keys given, in rising order of size: nobody vouches
    /// for what they say, and nobody may pass over them. An older state of an archive knows no newer key.
    std::vector<Anchor> unknown;
    std::vector<Finding> findings;
};
/// What is found of one of the unknown ones.
[[nodiscard]] std::string unknown_key_in(const Anchor& anchor);
/// Files whose names say that they are checkpoints of `origin`; all others are passed over. The signature of each must
/// be that of one of the keys. A file "<name>.tsr" beside a checkpoint is a time-stamp over its note (the reply of an
/// authority, or the token alone); one that does not hold is a finding. Error: the folder cannot be read.
[[nodiscard]] base::Result<PlaceContent> read_place(const std::string& folder, std::string_view origin,
                                                    std::span<const signing::NoteVerifier> keys);

/// Whether a place can be read and has a file whose name says that it is a checkpoint of `origin`.
[[nodiscard]] bool holds_checkpoints(const std::string& folder, std::string_view origin);

/// The name of the file that carries a checkpoint: archive, size and root, so that none ever takes another's place.
[[nodiscard]] std::string anchor_name(const Checkpoint& checkpoint);

/// How the last delivery to one place went.
struct PlaceState {
    OutsidePlace place;
    bool good = false;                 ///< everything there is was delivered when it was last tried
    std::string what;                  ///< what went wrong, if anything did
    std::string tried_utc;             ///< empty: never
    std::uint64_t newest = 0;          ///< size of the newest checkpoint that was delivered
    bool on_the_archive_disk = false;  ///< it is no other medium; known only to deliver()
};

/// Brings to each place every checkpoint of the ledger that is not there yet, those that failed earlier included, and
/// records what changed as "anchor-delivery/1". That a place cannot be reached is no error: it is told in its state.
[[nodiscard]] base::Result<std::vector<PlaceState>> deliver(Archive& archive, const base::Clock& clock,
                                                            const ClockSource& source = MachineClock());
/// The same as the ledger tells it, without looking.
[[nodiscard]] base::Result<std::vector<PlaceState>> place_states(const Archive& archive);

/// What a printed report carries: a line to be compared by eye, and the whole note for a QR code.
struct PrintedCheckpoint {
    std::string line;  ///< "velocert/6b87... 3 kborLf...=": origin, size and root
    std::string qr;    ///< the note itself; what is scanned is checked like a file
};
[[nodiscard]] PrintedCheckpoint printed(const SignedCheckpoint& checkpoint);

}  // namespace velocert::records
