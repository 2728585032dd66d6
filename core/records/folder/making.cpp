// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/folder/making.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/records/evidence_store.h"
#include "core/records/files/file.h"
#include "core/records/files/lock_file.h"
#include "core/records/index/entry_index.h"
#include "core/records/index/index_closing.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/writer.h"

namespace velocert::records {

using base::ErrorCode;
using base::Result;

namespace {

bool is_file(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

using Names = std::vector<std::string>;

bool is_partial(const std::string& name) {
    return name.starts_with("archive.json.partial-") || name.starts_with("heads.log.partial-") ||
           name.starts_with(std::string(index_closing_name) + ".partial-");
}

bool has(const Names& names, const char* name) { return std::ranges::find(names, name) != names.end(); }

/// Whether these are names of lay_out() and no others, and not yet the last of them.
bool could_be_begun(const Names& names) {
    constexpr std::array<std::string_view, 6> made{
        "lock", "evidence", "index.sqlite", "index.sqlite-journal", "heads.log", index_closing_name};
    return std::ranges::all_of(names, [&](const std::string& name) {
        return is_partial(name) || std::ranges::find(made, name) != made.end();
    });
}

base::Error not_empty(const ArchivePaths& paths, const Names& names) {
    return {ErrorCode::already_exists, paths.folder,
            has(names, "archive.json") ? "an archive is here already" : "the folder is not empty",
            "an empty or missing folder"};
}

/// Whether the index was begun and holds no entry but the first. One that cannot be opened counts only while it has not
/// even its tables.
bool holds_nothing(const ArchivePaths& paths) {
    constexpr std::uint64_t before_tables = 8192;  // bytes: the first page, and room for a second
    if (!is_file(paths.index)) return true;
    if (auto database = Database::open(paths.index)) {
        const auto last = EntryIndex(std::move(*database)).last();
        return last && last->seq <= 1;
    }
    const auto bytes = read_whole(paths.index);
    return bytes && bytes->size() <= before_tables;
}

/// Whether nothing but the beginning of an archive is there: an archive that lost its archive.json is not touched.
bool only_begun(const ArchivePaths& paths) {
    if (is_folder(paths.evidence)) {
        const auto files = names_in(paths.evidence);
        if (!files || std::ranges::any_of(*files, [](const auto& name) { return name != "pending"; })) return false;
        const auto pending = names_in(paths.evidence + "/pending");
        if (is_folder(paths.evidence + "/pending") && (!pending || !pending->empty())) return false;
    }
    if (is_file(paths.heads)) {
        const auto lines = read_whole(paths.heads);
        if (!lines || std::ranges::count(*lines, std::uint8_t{'\n'}) > 1) return false;
    }
    return holds_nothing(paths);
}

/// SQLite says "disk I/O error" where a quota, or what one file of this user may hold, ends a write: a file of our own
/// is told the cause.
base::Error told_by_a_file(base::Error error, const ArchivePaths& paths) {
    constexpr std::size_t room = std::size_t{1} << 20U;  // bytes: several times what a new index takes
    if (error.code != ErrorCode::io) return error;
    const std::string probe = paths.heads + ".partial-probe";
    const auto written = write_new(probe, std::vector<std::uint8_t>(room));
    [[maybe_unused]] const auto gone = remove_name(probe);
    if (written || written.error().code != ErrorCode::disk_full) return error;
    return {ErrorCode::disk_full, std::move(error.where), "no room for a new archive (" + written.error().found + ")",
            "some megabytes free on the disk, and within what this user may fill of it"};
}

/// Everything but archive.json, and then that.
Result<void> lay_out(const ArchivePaths& paths, const ArchiveInfo& info, const RecordTime& now) {
    if (auto done = EvidenceStore(paths.evidence).prepare(); !done) return done;
    auto row = make_row(entry_at(now, Writer::here(), 1, "archive-create/1", info.create_record()), base::Digest());
    if (!row) return base::fail(row.error());
    auto database = Database::create(paths.index);
    if (!database) return base::fail(told_by_a_file(database.error(), paths));
    const NewEntry first{*row, DerivedRows{}, {}};
    if (auto done = EntryIndex(std::move(*database)).insert({&first, 1}); !done)
        return base::fail(told_by_a_file(done.error(), paths));
    if (auto done = write_new(paths.heads, base::as_bytes(line_of(Head{1, row->chain}))); !done) return done;
    return write_new(paths.info, base::as_bytes(info.text()));
}

/// Takes away what lay_out() made of an archive that did not come into being.
void clear(const ArchivePaths& paths) {
    clear_partial_names(paths);
    const std::string closing = paths.folder + '/' + std::string(index_closing_name);
    for (const auto& path : {paths.info, paths.heads, closing, paths.index, paths.index + "-journal"})
        [[maybe_unused]] const auto done = remove_name(path);
    remove_empty_folder(paths.evidence + "/pending");
    remove_empty_folder(paths.evidence);
}

}  // namespace

void clear_partial_names(const ArchivePaths& paths) {
    auto names = names_in(paths.folder);
    if (!names) return;
    for (const auto& name : *names)
        if (is_partial(name)) [[maybe_unused]]
            const auto done = remove_name(paths.folder + '/' + name);
}

Result<void> make_archive(const ArchivePaths& paths, const ArchiveInfo& info, const RecordTime& now, bool new_folder) {
    auto names = names_in(paths.folder);
    if (!names) return base::fail(names.error());
    if (!could_be_begun(*names)) return base::fail(not_empty(paths, *names));
    auto lock = LockFile::take(paths.lock, now.utc);
    if (!lock) {
        if (new_folder) remove_empty_folder(paths.folder);
        return base::fail(lock.error());
    }
    const auto give_up = [&](base::Error error) -> Result<void> {
        if (names->empty()) [[maybe_unused]]
            const auto done = remove_name(paths.lock);
        if (new_folder) remove_empty_folder(paths.folder);
        return base::fail(std::move(error));
    };
    // Somebody else may have been quicker.
    const auto now_there = names_in(paths.folder);
    if (!now_there) return give_up(now_there.error());
    if (!could_be_begun(*now_there) || !only_begun(paths)) {
        lock->put_back();
        return base::fail(not_empty(paths, *now_there));
    }
    clear(paths);
    if (auto done = lay_out(paths, info, now); !done) {
        clear(paths);
        return give_up(done.error());
    }
    return {};
}

}  // namespace velocert::records
