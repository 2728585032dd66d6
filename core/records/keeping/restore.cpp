// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "core/records/archive_info.h"
#include "core/records/files/lock_file.h"
#include "core/records/files/new_file.h"
#include "core/records/index/database.h"
#include "core/records/index/entry_index.h"
#include "core/records/index/index_closing.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/keeping/backup_folder.h"
#include "core/records/keeping/begun_restore.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

Result<Snapshot> chosen(const BackupFolder& folder, std::string_view name) {
    auto all = folder.list();
    if (!all) return base::fail(all.error());
    if (all->empty()) return base::fail(ErrorCode::not_found, folder.snapshots(), "no snapshot", "at least one backup");
    if (name.empty()) return all->back();
    const auto found = std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.name == name; });
    if (found == all->end())
        return base::fail(ErrorCode::not_found, folder.snapshots(), "no snapshot \"" + std::string(name) + "\"",
                          "one of those that `backup status` lists");
    return *found;
}

Result<void> copy_file(const std::string& from, const std::string& to, const base::Digest& digest) {
    auto file = NewFile::create(to);
    if (!file) return base::fail(file.error());
    auto copied = file->write_file(from);
    if (!copied) return base::fail(copied.error());
    if (*copied != digest)
        return base::fail(ErrorCode::integrity, from, "bytes whose digest is " + copied->text(), digest.text());
    return file->commit();
}

/// Everything but archive.json, which comes last of all: while it is missing there is no archive, and nobody writes.
Result<void> lay_out(const BackupFolder& folder, const Snapshot& snapshot, const ArchivePaths& paths, LockFile& lock,
                     const base::Progress& progress) {
    const EvidenceStore evidence(paths.evidence);
    if (auto done = evidence.prepare(); !done) return done;
    std::uint64_t at = 0;
    for (const auto& one : snapshot.manifest.evidence) {
        if (!base::go_on(progress, "restore", at++, snapshot.manifest.evidence.size()))
            return base::fail(ErrorCode::interrupted, paths.folder, "the restore was ended before it was done");
        if (auto done = copy_sealed(folder.evidence(), evidence, one.digest); !done) return done;
    }
    const auto copy = [&](const BackupManifest::File& file) {
        return copy_file(folder.path_of(snapshot.name) + '/' + file.name, paths.folder + '/' + file.name, file.digest);
    };
    for (const auto& file : snapshot.manifest.files)
        if (file.name != "archive.json")
            if (auto done = copy(file); !done) return done;
    // A run that was going on when the snapshot was taken has no end: the archive is one that was left, not closed,
    // and the next opening for writing records that.
    auto database = Database::open_read_only(paths.index);
    if (!database) return base::fail(database.error());
    auto open = EntryIndex(std::move(*database)).open_runs();
    if (!open) return base::fail(open.error());
    if (open->empty()) {
        const auto index = Database::open_to_verify(paths.index);
        if (!index) return base::fail(index.error());
        if (auto done = write_index_closing(paths.folder, *index); !done) return done;
    } else {
        lock.keep_text();
    }
    for (const auto& file : snapshot.manifest.files)
        if (file.name == "archive.json")
            if (auto done = copy(file); !done) return done;
    return {};
}

/// That an archive beside the marker is byte for byte what the snapshot holds: one that was written since stays.
Result<void> check_untouched(const ArchivePaths& paths, const Snapshot& snapshot) {
    if (auto there = digest_of_file(paths.info); !there) return {};  // none came into being
    for (const auto& file : snapshot.manifest.files) {
        const auto found = digest_of_file(paths.folder + '/' + file.name);
        if (!found || found->digest != file.digest)
            return base::fail(ErrorCode::already_exists, paths.folder,
                              "an archive is here already, and its " + file.name + " is not that of the snapshot",
                              "a missing or empty folder");
    }
    return {};
}

}  // namespace

Result<Restored> restore(const std::string& from, std::string_view name, const std::string& to,
                         const base::Progress& progress) {
    auto folder = BackupFolder::open(from);
    if (!folder) return base::fail(folder.error());
    auto snapshot = chosen(*folder, name);
    if (!snapshot) return base::fail(snapshot.error());
    auto checked = folder->check(*snapshot, BackupFolder::Depth::index_and_names);
    if (!checked.ok())
        return base::fail(ErrorCode::integrity, snapshot->name + ' ' + checked.findings.front().where,
                          checked.findings.front().what, "a snapshot that verifies");
    if (auto apart = check_apart(from, to, "the backups", "a folder of its own: backups are only read"); !apart)
        return base::fail(apart.error());
    auto made = make_folder(to);
    if (!made) return base::fail(made.error());
    const ArchivePaths paths(to);
    if (auto ready = begin_restore(paths, snapshot->name, snapshot->digest); !ready) {
        if (*made) remove_empty_folder(paths.folder);
        return base::fail(ready.error());
    }
    {
        auto lock = LockFile::take(paths.lock, "it began to restore the snapshot " + snapshot->name);
        if (!lock) return base::fail(lock.error());
        if (auto same = check_untouched(paths, *snapshot); !same) return base::fail(same.error());
        if (auto done = clear_begun_restore(paths); !done) return base::fail(done.error());
        if (auto done = lay_out(*folder, *snapshot, paths, *lock, progress); !done) {
            undo_restore(paths);
            if (*made) remove_empty_folder(paths.folder);
            return base::fail(done.error());
        }
    }
    // Looked at before the marker goes: one that is killed over this is gone on with as well.
    auto verification = verify_archive(to, OutsideProof{}, progress);
    if (!verification) {
        if (verification.error().code == ErrorCode::interrupted) {
            undo_restore(paths);
            if (*made) remove_empty_folder(paths.folder);
        }
        return base::fail(verification.error());
    }
    std::erase_if(verification->notes, is_of_begun_restore);
    end_restore(paths);
    return Restored{std::move(*snapshot), std::move(*verification)};
}

}  // namespace velocert::records
