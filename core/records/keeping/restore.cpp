// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/records/archive_info.h"
#include "core/records/files/new_file.h"
#include "core/records/index/database.h"
#include "core/records/index/entry_index.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/keeping/backup_folder.h"

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

/// archive.json comes last: while it is missing there is no archive.
Result<void> lay_out(const BackupFolder& folder, const Snapshot& snapshot, const ArchivePaths& paths,
                     const base::Progress& progress) {
    const EvidenceStore evidence(paths.evidence);
    if (auto done = evidence.prepare(); !done) return done;
    std::uint64_t at = 0;
    for (const auto& one : snapshot.manifest.evidence) {
        if (!base::go_on(progress, "restore", at++, snapshot.manifest.evidence.size()))
            return base::fail(ErrorCode::interrupted, paths.folder, "the restore was ended before it was done");
        if (auto done = copy_sealed(folder.evidence(), evidence, one.digest); !done) return done;
    }
    const std::string source = folder.path_of(snapshot.name);
    auto files = snapshot.manifest.files;
    std::stable_partition(files.begin(), files.end(), [](const auto& file) { return file.name != "archive.json"; });
    for (const auto& file : files)
        if (auto done = copy_file(source + '/' + file.name, paths.folder + '/' + file.name, file.digest); !done)
            return done;
    // A run that was going on when the snapshot was taken has no end: the archive is one that was left, not closed,
    // and the next opening for writing records that.
    auto database = Database::open_read_only(paths.index);
    if (!database) return base::fail(database.error());
    auto open = EntryIndex(std::move(*database)).open_runs();
    if (!open) return base::fail(open.error());
    const std::string text = open->empty() ? "" : "restored from the snapshot " + snapshot.name + '\n';
    return write_new(paths.lock, base::as_bytes(text));
}

/// Takes away what was made in a folder that was empty or missing before.
void clear(const std::string& folder, bool made) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        std::filesystem::remove_all(entry.path(), ignored);
    if (made) remove_empty_folder(folder);
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
    auto made = make_folder(to);
    if (!made) return base::fail(made.error());
    auto names = names_in(to);
    if (!names) return base::fail(names.error());
    if (!names->empty())
        return base::fail(ErrorCode::already_exists, to, "a folder that is not empty", "a missing or empty folder");
    const ArchivePaths paths(to);
    if (auto done = lay_out(*folder, *snapshot, paths, progress); !done) {
        clear(paths.folder, *made);
        return base::fail(done.error());
    }
    auto verification = verify_archive(to, OutsideProof{}, progress);
    if (!verification) {
        if (verification.error().code == ErrorCode::interrupted) clear(paths.folder, *made);
        return base::fail(verification.error());
    }
    return Restored{std::move(*snapshot), std::move(*verification)};
}

}  // namespace velocert::records
