// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/shared_archives.h"

#include <filesystem>

#include "core/records/files/folder_tree.h"

namespace velocert::app {

using base::Result;
using records::Archive;

namespace {

/// However it was written, a folder is one place.
std::string place(const std::string& folder) {
    std::error_code failed;
    const auto path = std::filesystem::weakly_canonical(folder, failed);
    return failed ? folder : path.string();
}

}  // namespace

Result<std::shared_ptr<Archive>> SharedArchives::writer(const std::string& folder) {
    const std::scoped_lock turn(mutex_);
    const std::string key = place(folder);
    if (!open_.contains(key)) {
        auto opened = Archive::open(folder, clock_);
        if (!opened) return base::fail(opened.error());
        open_[key].archive = std::make_unique<GuardedArchive>(std::move(*opened));
    }
    return lend(key);
}

Result<std::shared_ptr<Archive>> SharedArchives::writer_or_new(const std::string& folder, records::ArchiveKind kind) {
    if (std::filesystem::exists(std::filesystem::path(folder) / "archive.json")) return writer(folder);
    const std::scoped_lock turn(mutex_);
    if (is_own(folder))
        if (auto there = records::make_folder_tree(own_folder_); !there) return base::fail(there.error());
    auto made = Archive::create(folder, kind, clock_);
    if (!made) return base::fail(made.error());
    const std::string key = place(folder);
    open_[key].archive = std::make_unique<GuardedArchive>(std::move(*made));
    return lend(key);
}

bool SharedArchives::is_own(const std::string& folder) const {
    auto path = std::filesystem::path(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // it was written with a stroke at its end
    return !own_folder_.empty() && place(path.parent_path().string()) == place(own_folder_);
}

std::shared_ptr<Archive> SharedArchives::lend(const std::string& folder) {
    auto& open = open_.at(folder);
    ++open.holders;
    return {open.archive.get(), [this, folder](Archive*) { give_back(folder); }};
}

void SharedArchives::give_back(const std::string& folder) {
    const std::scoped_lock turn(mutex_);
    const auto found = open_.find(folder);
    // Closed while nobody else can ask for it: whoever asks next opens it anew.
    if (--found->second.holders == 0) open_.erase(found);
}

}  // namespace velocert::app
