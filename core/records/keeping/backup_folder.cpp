// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/backup_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/records/files/new_file.h"
#include "core/records/index/database.h"
#include "core/records/index/entry_index.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/verify_index.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view format = "velocert-backups/1";

bool inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    static_cast<void>(rest);
    return end == folder.end();
}

std::string marker_text(const base::Digest& archive) {
    return base::Json::object().set("format", format).set("archive", archive.text()).canonical() + '\n';
}

Result<base::Digest> archive_in(std::string_view text, const std::string& source) {
    auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, source);
    base::expect_format(reader, format);
    auto digest = base::Digest::parse(reader.text("archive"));
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return digest;
}

/// A note beside the manifest, by a key that the ledger names; none only where it names no key.
void check_signature(const std::string& folder, const Snapshot& snapshot, const EntryIndex& entries,
                     Verification& out) {
    const auto find = [&](std::string what) { out.findings.push_back({"manifest.note", std::move(what)}); };
    auto keys = keys_named_in(entries);
    if (!keys) return find(keys.error().text());
    auto bytes = read_whole(folder + "/manifest.note");
    if (!bytes && bytes.error().code == ErrorCode::not_found) {
        if (!keys->empty()) find("missing: the ledger names a key, and the manifest is not signed");
        return;
    }
    if (!bytes) return find(bytes.error().text());
    auto note = signing::verify_note(std::string(bytes->begin(), bytes->end()), *keys, "manifest.note");
    if (!note) return find(note.error().text());
    if (note->text != signed_text(snapshot.manifest)) find("was signed for another manifest");
}

/// The head that the ledger of a snapshot has, and whether each entry is what the manifest and heads.log say.
void check_ledger(const std::string& folder, const Snapshot& snapshot, Verification& out) {
    const auto find = [&](std::string where, std::string what) {
        out.findings.push_back({std::move(where), std::move(what)});
    };
    auto database = Database::open_read_only(folder + "/index.sqlite");
    if (!database) return find("index.sqlite", database.error().text());
    const EntryIndex entries(std::move(*database));
    IndexCheck index(entries.database(), false, out);
    index.run();
    const auto& chains = index.chains();
    auto leaves = entries.leaves();
    if (!leaves) return find("index.sqlite", leaves.error().text());
    const auto& manifest = snapshot.manifest;
    if (chains.size() != manifest.tree_size || chains.empty() || chains.back() != manifest.chain ||
        MerkleTree(std::move(*leaves)).root() != manifest.root)
        find("ledger", "does not end where the manifest says");
    if (index.info_digest() != manifest.archive.text())
        find("archive.json", "is not the one that the first entry names");
    check_signature(folder, snapshot, entries, out);
    auto bytes = read_whole(folder + "/heads.log");
    if (!bytes) return find("heads.log", bytes.error().text());
    const auto heads = parse_heads(std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
    for (const auto& fault : heads.faults) find("heads.log line " + std::to_string(fault.line), fault.what);
    if (heads.chains.size() != chains.size() || !heads.torn.empty())
        find("heads.log", "has not one line for each entry");
    for (std::size_t i = 0; i < std::min(heads.chains.size(), chains.size()); ++i)
        if (heads.chains[i] && *heads.chains[i] != chains[i])
            find(row_name(i + 1), "its chain is not the one in heads.log");
    std::size_t listed = 0;
    for (const auto& one : manifest.evidence) listed += index.evidence().contains(one.digest) ? 1U : 0U;
    if (listed != manifest.evidence.size() || listed != index.evidence().size())
        find("manifest.json", "does not list exactly the evidence that the entries name");
}

}  // namespace

Result<void> check_apart(const std::string& folder, const std::string& other, std::string_view kept,
                         std::string_view expected) {
    std::error_code code;
    const auto here = std::filesystem::weakly_canonical(folder, code);
    if (code) return base::fail(ErrorCode::bad_input, folder, code.message(), std::string(expected));
    const auto there = std::filesystem::weakly_canonical(other, code);
    if (code || inside(there, here) || inside(here, there))
        return base::fail(ErrorCode::bad_input, other, "a folder within " + std::string(kept) + " or around",
                          std::string(expected));
    return {};
}

std::string snapshot_name(const BackupManifest& manifest) {
    const auto digits = std::to_string(manifest.tree_size);
    std::string when;
    for (const char c : manifest.made_utc.substr(0, 19))
        if (c != '-' && c != ':') when += c;
    return std::string(digits.size() < 9 ? 9 - digits.size() : 0, '0') + digits + '-' + when + 'Z';
}

Result<std::vector<signing::NoteVerifier>> keys_named_in(const EntryIndex& index) {
    constexpr std::array<std::string_view, 1> types = {"station-key/1"};
    auto rows = index.rows_of_types(types);
    if (!rows) return base::fail(rows.error());
    std::vector<signing::NoteVerifier> out;
    for (const auto& row : *rows) {
        auto entry = parse_entry(row.canonical, row_name(row.seq));
        if (!entry) return base::fail(entry.error());
        auto key = key_in(entry->record);
        if (!key) return base::fail(key.error());
        out.push_back(std::move(*key));
    }
    return out;
}

Result<BackupFolder> BackupFolder::prepare(const std::string& path, const base::Digest& archive) {
    auto made = make_folder(path);
    if (!made) return base::fail(made.error());
    auto names = names_in(path);
    if (!names) return base::fail(names.error());
    const std::string marker = path + "/backups.json";
    const auto is_partial = [](const std::string& name) { return name.starts_with("backups.json.partial-"); };
    // A first backup that died while it made its marker leaves nothing else.
    if (std::ranges::all_of(*names, is_partial)) {
        if (auto done = write_new(marker, base::as_bytes(marker_text(archive))); !done) return base::fail(done.error());
    } else {
        auto there = open(path);
        if (!there)
            return base::fail(ErrorCode::bad_input, path,
                              "a folder that holds something else: " + *std::ranges::find_if_not(*names, is_partial),
                              "a missing or empty folder, or the backups of this archive");
        if (there->archive_ != archive)
            return base::fail(ErrorCode::bad_input, path, "backups of another archive", "a folder for each archive");
    }
    // The marker is there: nobody else can get one out of these any more.
    for (const auto& name : *names)
        if (is_partial(name)) [[maybe_unused]]
            const auto done = remove_name(path + '/' + name);
    BackupFolder out(path, archive);
    for (const auto& folder : {out.snapshots(), path + "/evidence"})
        if (auto done = make_folder(folder); !done) return base::fail(done.error());
    if (auto done = sync_folder(path); !done) return base::fail(done.error());
    return out;
}

Result<BackupFolder> BackupFolder::open(const std::string& path) {
    const std::string marker = path + "/backups.json";
    auto bytes = read_whole(marker);
    if (!bytes && bytes.error().code == ErrorCode::not_found)
        return base::fail(ErrorCode::not_found, path, "no backups there", "the folder that `backup --to` named");
    if (!bytes) return base::fail(bytes.error());
    auto archive = archive_in(std::string(bytes->begin(), bytes->end()), marker);
    if (!archive) return base::fail(archive.error());
    return BackupFolder(path, *archive);
}

Result<std::vector<Snapshot>> BackupFolder::list() const {
    auto names = names_in(snapshots());
    if (!names) return base::fail(names.error());
    std::vector<Snapshot> out;
    for (const auto& name : *names) {
        if (name.starts_with('.')) continue;
        const std::string source = path_of(name) + "/manifest.json";
        auto bytes = read_whole(source);
        if (!bytes) return base::fail(bytes.error());
        const std::string text(bytes->begin(), bytes->end());
        auto manifest = BackupManifest::parse(text, source);
        if (!manifest)
            return base::fail(ErrorCode::integrity, source, manifest.error().text(), "the manifest of a snapshot");
        out.push_back({name, std::move(*manifest), base::Digest::of(text)});
    }
    return out;
}

Verification BackupFolder::check(const Snapshot& snapshot, Depth depth) const {
    Verification out;
    const auto find = [&](std::string where, std::string what) {
        out.findings.push_back({std::move(where), std::move(what)});
    };
    const auto& manifest = snapshot.manifest;
    const std::string folder = path_of(snapshot.name);
    if (manifest.archive != archive_) find("manifest.json", "belongs to another archive");
    std::vector<std::string_view> names;
    for (const auto& file : manifest.files) {
        names.emplace_back(file.name);
        ++out.checked;
        auto found = digest_of_file(folder + '/' + file.name);
        if (!found)
            find(file.name, found.error().text());
        else if (found->digest != file.digest || found->size != file.size)
            find(file.name, "the bytes were changed: their digest is " + found->digest.text());
    }
    if (!std::equal(names.begin(), names.end(), snapshot_files.begin(), snapshot_files.end()))
        find("manifest.json", "does not list exactly the files of a snapshot");
    if (!out.ok()) return out;
    check_ledger(folder, snapshot, out);
    // An older snapshot under the name of a newer one would go back in time unseen.
    if (snapshot_name(manifest) != snapshot.name)
        find("manifest.json", "belongs to the snapshot " + snapshot_name(manifest));
    auto there = names_in(folder);
    if (!there) find("folder", there.error().text());
    for (const auto& name : there ? *there : std::vector<std::string>())
        if (name != "manifest.json" && name != "manifest.note" &&
            std::find(snapshot_files.begin(), snapshot_files.end(), name) == snapshot_files.end())
            find(name, "does not belong to a snapshot");
    for (const auto& one : manifest.evidence) {
        const std::string where = "evidence/" + EvidenceStore::relative_path(one.digest);
        ++out.checked;
        if (depth == Depth::index_and_names) {
            auto size = evidence_.size_of(one.digest);
            if (!size || *size != one.size) find(where, size ? "has another length" : "missing");
            continue;
        }
        auto found = digest_of_file(evidence_.path(one.digest));
        if (!found)
            find(where, found.error().text());
        else if (found->digest != one.digest || found->size != one.size)
            find(where, "the bytes were changed: their digest is " + found->digest.text());
    }
    return out;
}

ScratchSnapshot::ScratchSnapshot(std::string path) : path_(std::move(path)) {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);  // of a program of the same number that died
}

ScratchSnapshot::~ScratchSnapshot() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

namespace {

/// Bytes, mode and names: also where an earlier copy left the file and died before any of them was on the disk.
Result<void> make_durable(const std::string& target) {
    if (::chmod(target.c_str(), 0444) != 0) return base::fail(system_error(errno, target, "making read-only"));
    const auto file = File::open_read(target);
    if (!file) return base::fail(file.error());
    if (auto done = file->sync(); !done) return done;
    if (auto done = sync_folder(folder_of(target)); !done) return done;
    return sync_folder(folder_of(folder_of(target)));
}

}  // namespace

Result<void> copy_sealed(const EvidenceStore& from, const EvidenceStore& to, const base::Digest& digest) {
    const std::string target = to.path(digest);
    if (auto made = make_folder(folder_of(target)); !made) return base::fail(made.error());
    if (auto there = digest_of_file(target); there) {
        if (there->digest == digest) return make_durable(target);
        return base::fail(ErrorCode::integrity, target, "bytes whose digest is " + there->digest.text(),
                          "those of its name; remove the file and its disk from use");
    }
    auto file = NewFile::create(target);
    if (!file) return base::fail(file.error());
    auto copied = file->write_file(from.path(digest));
    if (!copied) return base::fail(copied.error());
    if (*copied != digest)
        return base::fail(ErrorCode::integrity, from.path(digest), "bytes whose digest is " + copied->text(),
                          "the bytes that were sealed");
    if (auto done = file->commit(); !done) return done;
    return make_durable(target);
}

}  // namespace velocert::records
