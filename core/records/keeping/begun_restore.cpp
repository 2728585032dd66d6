// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/begun_restore.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/records/evidence_store.h"
#include "core/records/files/file.h"
#include "core/records/index/index_closing.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view marker_name = "archive.json.partial-restore";
constexpr std::string_view partial = ".partial-";

std::string marker_in(const ArchivePaths& paths) { return paths.folder + '/' + std::string(marker_name); }

std::string marker_text(std::string_view snapshot, const base::Digest& manifest) {
    return base::Json::object()
               .set("format", "velocert-restore/1")
               .set("snapshot", snapshot)
               .set("manifest", manifest.text())
               .canonical() +
           '\n';
}

/// The name without what NewFile appends while a file is not whole.
std::string_view whole_name(std::string_view name) { return name.substr(0, name.find(partial)); }

bool is_partial(std::string_view name) { return name.find(partial) != std::string_view::npos; }

/// Whether a restore makes something of that name in the archive's folder.
bool is_made(std::string_view name) {
    constexpr std::array<std::string_view, 6> made{"archive.json", "heads.log",        "index.sqlite",
                                                   "lock",         index_closing_name, "evidence"};
    return std::ranges::find(made, whole_name(name)) != made.end();
}

/// The files below the evidence folder as "xx/name"; a file that lies beside the folders as "name".
Result<std::vector<std::string>> evidence_files(const ArchivePaths& paths) {
    std::vector<std::string> out;
    std::error_code ignored;
    if (!std::filesystem::exists(paths.evidence, ignored)) return out;
    const auto folders = names_in(paths.evidence);
    if (!folders) return base::fail(folders.error());
    for (const auto& folder : *folders) {
        if (!std::filesystem::is_directory(paths.evidence + '/' + folder, ignored)) {
            out.push_back(folder);
            continue;
        }
        const auto files = names_in(paths.evidence + '/' + folder);
        if (!files) return base::fail(files.error());
        for (const auto& file : *files) out.push_back(folder + '/' + file);
    }
    return out;
}

/// Whether it is a file of the evidence, whole or not, in its place.
bool is_evidence(const std::string& file) {
    const auto name = whole_name(std::string_view(file).substr(file.rfind('/') + 1));
    const auto digest = base::Digest::parse(name);
    return digest && whole_name(file) == EvidenceStore::relative_path(*digest);
}

/// The first thing in the folder that no restore makes; empty if there is none.
Result<std::string> foreign_in(const ArchivePaths& paths, const std::vector<std::string>& names) {
    for (const auto& name : names)
        if (!is_made(name)) return name;
    const auto files = evidence_files(paths);
    if (!files) return base::fail(files.error());
    for (const auto& file : *files)
        if (!is_evidence(file)) return "evidence/" + file;
    return std::string();
}

tl::unexpected<base::Error> not_empty(const ArchivePaths& paths, std::string found) {
    return base::fail(ErrorCode::already_exists, paths.folder, std::move(found), "a missing or empty folder");
}

}  // namespace

Result<void> begin_restore(const ArchivePaths& paths, std::string_view snapshot, const base::Digest& manifest) {
    const auto names = names_in(paths.folder);
    if (!names) return base::fail(names.error());
    const std::string text = marker_text(snapshot, manifest);
    // One that was killed while it made its marker leaves nothing else.
    const bool begins = std::ranges::all_of(*names, [](const std::string& name) {
        return name != marker_name && name.starts_with(std::string(marker_name) + std::string(partial));
    });
    if (begins) return write_new(marker_in(paths), base::as_bytes(text));
    // Beside a marker an archive is still what the restore laid out: opening one for writing clears the marker.
    const auto marker = read_whole(marker_in(paths));
    if (!marker && marker.error().code == ErrorCode::not_found)
        return not_empty(paths, std::ranges::find(*names, "archive.json") != names->end()
                                    ? "an archive is here already"
                                    : "a folder that is not empty");
    if (!marker) return base::fail(marker.error());
    if (std::string(marker->begin(), marker->end()) != text)
        return base::fail(ErrorCode::already_exists, paths.folder,
                          "what a restore of another snapshot left that was ended: " +
                              std::string(marker->begin(), marker->end() - (marker->empty() ? 0 : 1)),
                          "the same snapshot, to go on with it, or a missing or empty folder");
    const auto foreign = foreign_in(paths, *names);
    if (!foreign) return base::fail(foreign.error());
    if (foreign->empty()) return {};
    return not_empty(paths, "what a restore left that was ended, and something that no restore makes: " + *foreign);
}

Result<void> clear_begun_restore(const ArchivePaths& paths) {
    const auto names = names_in(paths.folder);
    if (!names) return base::fail(names.error());
    const bool archive = std::ranges::find(*names, "archive.json") != names->end();
    if (archive && std::ranges::find(*names, marker_name) == names->end())
        return not_empty(paths, "an archive is here already");
    const auto foreign = foreign_in(paths, *names);
    if (!foreign) return base::fail(foreign.error());
    if (!foreign->empty()) return not_empty(paths, "something that no restore makes: " + *foreign);
    // First of all what makes it one.
    if (archive)
        if (auto done = remove_name(paths.folder + "/archive.json"); !done) return done;
    for (const auto& name : *names)
        if (name != marker_name && name != "lock" && name != "evidence")
            if (auto done = remove_name(paths.folder + '/' + name); !done) return done;
    const auto files = evidence_files(paths);
    if (!files) return base::fail(files.error());
    for (const auto& file : *files)
        if (is_partial(file))
            if (auto done = remove_name(paths.evidence + '/' + file); !done) return done;
    return {};
}

void undo_restore(const ArchivePaths& paths) {
    // What cannot be removed stays, and the marker with it where that is possible: the next restore goes on.
    if (const auto files = evidence_files(paths))
        for (const auto& file : *files)
            if (is_evidence(file)) [[maybe_unused]]
                const auto done = remove_name(paths.evidence + '/' + file);
    if (const auto folders = names_in(paths.evidence))
        for (const auto& folder : *folders) remove_empty_folder(paths.evidence + '/' + folder);
    remove_empty_folder(paths.evidence);
    const auto names = names_in(paths.folder);
    if (!names) return;
    for (const auto& name : *names)
        if (is_made(name) && name != "evidence" && name != marker_name) [[maybe_unused]]
            const auto done = remove_name(paths.folder + '/' + name);
    end_restore(paths);
}

bool is_of_begun_restore(const Finding& note) { return note.where == marker_name; }

void end_restore(const ArchivePaths& paths) {
    // One that cannot be removed does the archive no harm: the next opening for writing tries again.
    [[maybe_unused]] const auto done = remove_name(marker_in(paths));
}

}  // namespace velocert::records
