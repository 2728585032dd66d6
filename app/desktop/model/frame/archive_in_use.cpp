// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/archive_in_use.h"

#include <filesystem>
#include <system_error>

namespace velocert::app {

using base::Result;

void ArchiveInUse::use(const std::string& folder) {
    if (folder == folder_) return;
    folder_ = folder;
    emit changed();
}

Result<std::optional<records::ArchiveKind>> ArchiveInUse::kind() const {
    using Found = std::optional<records::ArchiveKind>;
    if (folder_.empty()) return Found();
    const auto file = std::filesystem::path(folder_) / "archive.json";
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (status.type() == std::filesystem::file_type::not_found) return Found();
    if (failed) return base::fail(base::ErrorCode::io, file.string(), failed.message(), "an archive that can be read");
    const auto written = std::filesystem::last_write_time(file, failed);
    if (!failed && known_ && known_->folder == folder_ && known_->written == written) return Found(known_->kind);
    known_.reset();
    const auto archive = read();
    if (!archive) return base::fail(archive.error());
    if (!failed) known_ = Known{folder_, written, (*archive)->kind()};
    return Found((*archive)->kind());
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
