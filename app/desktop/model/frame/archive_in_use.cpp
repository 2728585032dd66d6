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

Result<std::shared_ptr<records::Archive>> ArchiveInUse::write() const {
    auto archive = records::Archive::open(folder_, clock_);
    if (!archive) return base::fail(archive.error());
    return std::shared_ptr<records::Archive>(std::move(*archive));
}

}  // namespace velocert::app
