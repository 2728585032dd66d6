// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/folder/folder_warnings.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "core/records/archive_info.h"
#include "core/records/files/file.h"
#include "core/records/files/host_name.h"
#include "core/records/files/lock_file.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// Folder names of programs that keep folders in step, as they make them themselves.
constexpr std::array<std::string_view, 14> synchronised = {
    "Dropbox",     "OneDrive",  "Nextcloud", "ownCloud", "Google Drive", "GoogleDrive",  "iCloud Drive",
    "iCloudDrive", "Syncthing", "pCloud",    "Nutstore", "坚果云",       "BaiduNetdisk", "百度网盘"};
/// Files and folders that they leave in what they watch.
constexpr std::array<std::string_view, 8> marks = {
    ".dropbox",     ".dropbox.cache",    ".stfolder",          ".stignore",
    ".sync_folder", ".owncloudsync.log", ".nextcloudsync.log", ".SynologyWorkingDirectory"};
constexpr std::array<std::string_view, 6> conflict_words = {"conflicted copy", "sync-conflict", "冲突", "(1).",
                                                            "的冲突副本",      "Copy of"};

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// "OneDrive - Laboratory" is one of theirs too.
bool is_synchronised_name(std::string_view name) {
    return std::any_of(synchronised.begin(), synchronised.end(), [&](std::string_view known) {
        return same_word(name, known) ||
               (name.size() > known.size() && same_word(name.substr(0, known.size()), known) &&
                (name[known.size()] == ' ' || name[known.size()] == '-'));
    });
}

void look_around(const fs::path& path, std::vector<Finding>& out) {
    for (auto folder = path; folder.has_relative_path(); folder = folder.parent_path()) {
        const auto name = folder.filename().string();
        if (is_synchronised_name(name))
            out.push_back({folder.string(),
                           "looks like a folder that is kept in step with other machines; a database that is copied "
                           "while it is written is the classic way to lose it. Move the archive to a local disk and "
                           "use `backup`"});
        for (const auto mark : marks) {
            std::error_code ignored;
            if (fs::exists(folder / mark, ignored))
                out.push_back({(folder / mark).string(),
                               "says that this folder is kept in step with other machines; move the archive to a "
                               "local disk and use `backup`"});
        }
    }
}

/// A lock that names another machine and that nobody holds came with the files: they were copied while that machine
/// wrote.
void look_at_lock(const std::string& lock, std::vector<Finding>& out) {
    const auto held = LockFile::is_held(lock);
    if (!held || *held) return;
    const auto said = read_whole(lock);
    if (!said || said->empty()) return;
    const std::string text(said->begin(), said->end());
    const auto on = text.find(" on ");
    const auto since = text.find(" since ");
    if (on == std::string::npos || since == std::string::npos || since < on) return;
    const auto host = text.substr(on + 4, since - on - 4);
    if (host != host_name())
        out.push_back({"lock", "was taken on the machine " + host +
                                   " and came here with a copy of the folder: the archive was copied while it was "
                                   "written. Use `restore` of a backup instead"});
}

}  // namespace

std::vector<Finding> folder_warnings(const std::string& folder) {
    std::vector<Finding> out;
    std::error_code code;
    const auto path = fs::weakly_canonical(folder, code);
    if (!code) look_around(path, out);
    const ArchivePaths paths(folder);
    if (auto names = names_in(paths.folder))
        for (const auto& name : *names)
            if (std::any_of(conflict_words.begin(), conflict_words.end(),
                            [&](std::string_view word) { return name.find(word) != std::string::npos; }))
                out.push_back(
                    {name, "is named like the copy that a synchronising program makes when two machines wrote"});
    look_at_lock(paths.lock, out);
    return out;
}

}  // namespace velocert::records
