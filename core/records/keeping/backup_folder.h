// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/evidence_store.h"
#include "core/records/index/entry_index.h"
#include "core/records/keeping/backup.h"

namespace velocert::records {

/// The folder that takes the backups of one archive.
class BackupFolder {
  public:
    static constexpr std::array<std::string_view, 3> snapshot_files = {"archive.json", "heads.log", "index.sqlite"};

    /// Makes it in a missing or empty folder; refuses (bad_input) the backups of another archive and anything else.
    [[nodiscard]] static base::Result<BackupFolder> prepare(const std::string& path, const base::Digest& archive);
    /// not_found if there are no backups there.
    [[nodiscard]] static base::Result<BackupFolder> open(const std::string& path);

    [[nodiscard]] std::string snapshots() const { return path_ + "/snapshots"; }
    [[nodiscard]] std::string path_of(const std::string& snapshot) const { return snapshots() + '/' + snapshot; }
    [[nodiscard]] const EvidenceStore& evidence() const { return evidence_; }
    /// Oldest first. What is half made is none.
    [[nodiscard]] base::Result<std::vector<Snapshot>> list() const;

    enum class Depth : std::uint8_t { index_and_names, every_byte };
    /// Whether the snapshot is what its manifest says, its ledger holds, and its evidence is there.
    [[nodiscard]] Verification check(const Snapshot& snapshot, Depth depth) const;

  private:
    BackupFolder(std::string path, base::Digest archive)
        : path_(std::move(path)), archive_(archive), evidence_(path_ + "/evidence") {}
    std::string path_;
    base::Digest archive_;
    EvidenceStore evidence_;
};

/// That neither of two folders lies within the other: a backup within what it saves would save itself or be lost with
/// it, and an archive within its backups would be saved by nobody. Error: bad_input, naming `kept`.
[[nodiscard]] base::Result<void> check_apart(const std::string& folder, const std::string& other, std::string_view kept,
                                             std::string_view expected);

/// What a snapshot is called: how many entries it has, and when it was made. From its manifest, which is signed.
[[nodiscard]] std::string snapshot_name(const BackupManifest& manifest);

/// Keys of stations that a ledger names, in its order.
[[nodiscard]] base::Result<std::vector<signing::NoteVerifier>> keys_named_in(const EntryIndex& index);

/// A folder that is removed with its files unless it was renamed away.
class ScratchSnapshot {
  public:
    explicit ScratchSnapshot(std::string path);
    ScratchSnapshot(const ScratchSnapshot&) = delete;
    ScratchSnapshot& operator=(const ScratchSnapshot&) = delete;
    ~ScratchSnapshot();
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// Copies one sealed file from store to store, durable and read-only; integrity if its bytes are not those of its
/// name.
[[nodiscard]] base::Result<void> copy_sealed(const EvidenceStore& from, const EvidenceStore& to,
                                             const base::Digest& digest);

}  // namespace velocert::records
