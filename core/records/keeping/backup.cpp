// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/backup.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <thread>
#include <utility>

#include "core/base/json.h"
#include "core/records/archive_info.h"
#include "core/records/evidence_store.h"
#include "core/records/files/new_file.h"
#include "core/records/index/database.h"
#include "core/records/index/entry_index.h"
#include "core/records/index/index_backup.h"
#include "core/records/integrity/verify_index.h"
#include "core/records/keeping/backup_folder.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/merkle.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// The account beside the ledger up to the snapshot's last entry. A writer's lines follow its commit by a moment; if
/// they do not come, those that a crash may leave out are made as the next opening would: one, or those of one
/// transaction.
Result<std::string> heads_up_to(const std::string& path, const Head& last, const IndexCheck& ledger) {
    for (int attempt = 0;; ++attempt) {
        auto bytes = read_whole(path);
        if (!bytes) return base::fail(bytes.error());
        const std::string text(bytes->begin(), bytes->end());
        std::size_t end = 0;
        std::uint64_t lines = 0;
        while (lines < last.seq) {
            const auto next = text.find('\n', end);
            if (next == std::string::npos) break;
            end = next + 1;
            ++lines;
        }
        if (lines == last.seq) return text.substr(0, end);
        if (attempt >= 50) {
            if (lines + 1 == last.seq || ledger.committed_together(lines + 1, last.seq)) {
                std::string whole = text.substr(0, end);
                for (auto seq = lines + 1; seq <= last.seq; ++seq)
                    whole += line_of({seq, ledger.chains().at(static_cast<std::size_t>(seq - 1))});
                return whole;
            }
            return base::fail(ErrorCode::integrity, path, std::to_string(lines) + " lines",
                              std::to_string(last.seq) + ", one for each entry");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

/// Copies what the backups do not have yet; each file is hashed on its way.
Result<void> copy_evidence(const EvidenceStore& from, const EvidenceStore& to, BackupDone& out,
                           const base::Progress& progress) {
    std::uint64_t at = 0;
    for (const auto& [digest, size] : out.snapshot.manifest.evidence) {
        if (!base::go_on(progress, "backup", at++, out.snapshot.manifest.evidence.size()))
            return base::fail(ErrorCode::interrupted, "backup", "it was ended before it was done");
        if (auto there = to.size_of(digest); there && *there == size) continue;
        if (auto done = copy_sealed(from, to, digest); !done) return done;
        ++out.files_copied;
        out.bytes_copied += size;
    }
    return {};
}

Result<BackupManifest::File> file_entry(const std::string& folder, std::string_view name) {
    auto found = digest_of_file(folder + '/' + std::string(name));
    if (!found) return base::fail(found.error());
    return BackupManifest::File{std::string(name), found->size, found->digest};
}

/// Unsigned only while the ledger names no key.
Result<void> check_key(const EntryIndex& index, const signing::StationKey* key) {
    auto named = keys_named_in(index);
    if (!named) return base::fail(named.error());
    if (key == nullptr && named->empty()) return {};
    if (key == nullptr)
        return base::fail(ErrorCode::not_permitted, "backup", "no key of the station",
                          "the key " + named->back().name + ": a backup of this archive must be signed");
    if (std::find(named->begin(), named->end(), key->verifier()) != named->end()) return {};
    return base::fail(ErrorCode::not_permitted, "backup", "the key " + key->verifier().name,
                      "one that the ledger names; a checkpoint with the key makes it known");
}

/// Everything of the snapshot but its evidence, in a folder whose name says that it is not one yet.
Result<BackupManifest> fill(const ArchivePaths& paths, const std::string& info, const std::string& folder,
                            const base::Clock& clock, const signing::StationKey* key) {
    BackupManifest manifest;
    manifest.archive = base::Digest::of(info);
    if (auto done = back_up_index(paths.index, folder + "/index.sqlite"); !done) return base::fail(done.error());
    {
        auto database = Database::open_read_only(folder + "/index.sqlite");
        if (!database) return base::fail(database.error());
        const EntryIndex index(std::move(*database));
        if (auto done = check_key(index, key); !done) return base::fail(done.error());
        auto last = index.last();
        if (!last) return base::fail(last.error());
        auto leaves = index.leaves();
        if (!leaves) return base::fail(leaves.error());
        const MerkleTree tree(std::move(*leaves));
        Verification ignored;
        IndexCheck check(index.database(), false, ignored);
        check.run();
        auto heads = heads_up_to(paths.heads, *last, check);
        if (!heads) return base::fail(heads.error());
        if (auto done = write_new(folder + "/heads.log", base::as_bytes(*heads)); !done)
            return base::fail(done.error());
        manifest.tree_size = last->seq;
        manifest.chain = last->chain;
        manifest.root = tree.root();
        const EvidenceStore store(paths.evidence);
        for (const auto& [digest, use] : check.evidence()) {
            auto size = store.size_of(digest);
            if (!size) return base::fail(size.error());
            manifest.evidence.push_back({digest, *size});
        }
    }
    if (auto done = write_new(folder + "/archive.json", base::as_bytes(info)); !done) return base::fail(done.error());
    manifest.made_utc = base::utc_text(clock.now());
    for (const auto name : BackupFolder::snapshot_files) {
        auto entry = file_entry(folder, name);
        if (!entry) return base::fail(entry.error());
        manifest.files.push_back(std::move(*entry));
    }
    if (auto done = write_new(folder + "/manifest.json", base::as_bytes(manifest.text())); !done)
        return base::fail(done.error());
    if (key != nullptr) {
        auto note = signing::sign_note(signed_text(manifest), *key);
        if (!note) return base::fail(note.error());
        if (auto done = write_new(folder + "/manifest.note", base::as_bytes(*note)); !done)
            return base::fail(done.error());
    }
    return manifest;
}

}  // namespace

Result<BackupDone> back_up(const std::string& archive, const std::string& to, const base::Clock& clock,
                           const signing::StationKey* key, const base::Progress& progress) {
    const ArchivePaths paths(archive);
    auto info = read_info_text(paths);
    if (!info) return base::fail(info.error());
    if (auto done = check_apart(paths.folder, to, "the archive", "a folder of its own, on another disk"); !done)
        return base::fail(done.error());
    auto folder = BackupFolder::prepare(to, base::Digest::of(*info));
    if (!folder) return base::fail(folder.error());
    const ScratchSnapshot partial(folder->snapshots() + "/.partial-" + std::to_string(::getpid()));
    if (auto made = make_folder(partial.path()); !made) return base::fail(made.error());
    auto manifest = fill(paths, *info, partial.path(), clock, key);
    if (!manifest) return base::fail(manifest.error());
    BackupDone out;
    out.snapshot = {snapshot_name(*manifest), std::move(*manifest), {}};
    out.snapshot.digest = base::Digest::of(out.snapshot.manifest.text());
    if (auto done = copy_evidence(EvidenceStore(paths.evidence), folder->evidence(), out, progress); !done)
        return base::fail(done.error());
    if (auto done = sync_folder(partial.path()); !done) return base::fail(done.error());
    const std::string name = folder->path_of(out.snapshot.name);
    if (::access(name.c_str(), F_OK) == 0)
        return base::fail(ErrorCode::already_exists, name, "a snapshot of this moment", "one a second");
    if (::rename(partial.path().c_str(), name.c_str()) != 0) return base::fail(system_error(errno, name, "naming"));
    if (auto done = sync_folder(folder->snapshots()); !done) return base::fail(done.error());
    out.verification = folder->check(out.snapshot, BackupFolder::Depth::index_and_names);
    return out;
}

Result<std::vector<Snapshot>> snapshots_in(const std::string& from) {
    auto folder = BackupFolder::open(from);
    if (!folder) return base::fail(folder.error());
    return folder->list();
}

Result<Verification> verify_snapshot(const std::string& from, const Snapshot& snapshot) {
    auto folder = BackupFolder::open(from);
    if (!folder) return base::fail(folder.error());
    return folder->check(snapshot, BackupFolder::Depth::every_byte);
}

}  // namespace velocert::records
