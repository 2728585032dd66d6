// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/archive_in_use.h"

#include <filesystem>

namespace velocert::app {

using base::Result;

void ArchiveInUse::use(const std::string& folder) {
    if (folder == folder_) return;
    folder_ = folder;
    emit changed();
}

std::optional<records::ArchiveKind> ArchiveInUse::kind() const {
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::path(folder_) / "archive.json", ignored)) return std::nullopt;
    const auto archive = read();
    return archive ? std::optional((*archive)->kind()) : std::nullopt;
}

Result<std::unique_ptr<records::Archive>> ArchiveInUse::read() const {
    return records::Archive::open_read_only(folder_);
}

Result<void> ArchiveInUse::make(records::ArchiveKind kind) {
    const auto made = archives_.writer_or_new(folder_, kind);
    if (!made) return base::fail(made.error());
    emit changed();
    return {};
}

}  // namespace velocert::app
