// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/signing/notes/signed_note.h"

// Backups of an archive: one folder, on another disk, that takes one snapshot after the other.
//   backups.json            which archive they are of
//   evidence/xx/<sha-256>   evidence files, each once for all snapshots
//   snapshots/<name>/       index.sqlite (made by SQLite's own backup), heads.log, archive.json, manifest.json, and
//                           manifest.note: the digest of the manifest signed by the station's key (C2SP signed note)
// Nothing in it is ever changed or removed; a snapshot appears whole or not at all.
namespace velocert::records {

/// What a snapshot holds, with the ledger's head when it was taken. Canonical JSON.
struct BackupManifest {
    struct File {
        std::string name;
        std::uint64_t size = 0;
        base::Digest digest;
    };
    struct Evidence {
        base::Digest digest;
        std::uint64_t size = 0;
    };
    std::string made_utc;
    base::Digest archive;  ///< of archive.json
    std::uint64_t tree_size = 0;
    base::Digest root;   ///< Merkle root of the ledger
    base::Digest chain;  ///< of the last entry
    std::vector<File> files;
    std::vector<Evidence> evidence;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] static base::Result<BackupManifest> parse(std::string_view text, std::string_view source);
};

/// What the station's key signs of a manifest.
[[nodiscard]] std::string signed_text(const BackupManifest& manifest);

struct Snapshot {
    std::string name;  ///< "000000017-20261126T012000Z": last entry and time, so that names sort by age
    BackupManifest manifest;
    base::Digest digest;  ///< of manifest.json
};

struct BackupDone {
    Snapshot snapshot;
    std::uint64_t files_copied = 0;  ///< of evidence; the others were there
    std::uint64_t bytes_copied = 0;
    Verification verification;  ///< of the snapshot, opened and read after it was made
};

/// Takes a snapshot while others may write: it ends at one of their commits. `to` must be missing, empty, or the
/// backups of this very archive, and neither inside the archive nor around it. The snapshot is opened again, each
/// entry recomputed, and its evidence looked for. Once the ledger names a key of a station, `key` must be one that it
/// names. Errors: bad_input, already_exists, not_permitted (no key, or another one), integrity, disk_full, io.
[[nodiscard]] base::Result<BackupDone> back_up(const std::string& archive, const std::string& to,
                                               const base::Clock& clock, const signing::StationKey* key = nullptr,
                                               const base::Progress& progress = {});

/// Oldest first. Errors: not_found if there are no backups there.
[[nodiscard]] base::Result<std::vector<Snapshot>> snapshots_in(const std::string& from);

/// Whether all that the snapshot's manifest lists is there with its digest, evidence included, the ledger holds, and
/// the manifest is signed by a key that the ledger names, if it names any.
[[nodiscard]] base::Result<Verification> verify_snapshot(const std::string& from, const Snapshot& snapshot);

struct Restored {
    Snapshot snapshot;
    Verification verification;  ///< verify_archive() of what was made
};
/// Makes an archive again out of the snapshot of that name (empty: the newest) in a missing or empty folder, or in one
/// where a restore of the same snapshot was killed, and verifies it whole. Errors: not_found, already_exists, integrity
/// (the snapshot is not what its manifest says; then nothing is left in `to`), interrupted (nor then).
[[nodiscard]] base::Result<Restored> restore(const std::string& from, std::string_view name, const std::string& to,
                                             const base::Progress& progress = {});

}  // namespace velocert::records
