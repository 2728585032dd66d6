// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/index_copy.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/records/files/file.h"

namespace velocert::records {

base::Result<IndexCopy> IndexCopy::make(const std::string& index) {
    std::error_code code;
    const auto temporary = std::filesystem::temp_directory_path(code);
    if (code) return base::fail(base::ErrorCode::io, index, "no folder for temporary files: " + code.message());
    std::string pattern = (temporary / "velocert-index-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return base::fail(system_error(errno, pattern, "making the folder"));
    IndexCopy copy(pattern);
    for (const auto* ending : {"", "-journal"}) {
        auto bytes = read_whole(index + ending);
        if (!bytes && bytes.error().code == base::ErrorCode::not_found && *ending != '\0') continue;
        if (!bytes) return base::fail(bytes.error());
        auto file = File::create(copy.index() + ending);
        if (!file) return base::fail(file.error());
        if (auto done = file->write(*bytes); !done) return base::fail(done.error());
    }
    return copy;
}

IndexCopy::IndexCopy(IndexCopy&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

IndexCopy& IndexCopy::operator=(IndexCopy&& other) noexcept {
    std::swap(folder_, other.folder_);
    return *this;
}

IndexCopy::~IndexCopy() {
    if (folder_.empty()) return;
    for (const auto& path : {index(), index() + "-journal"}) [[maybe_unused]] const auto done = remove_name(path);
    remove_empty_folder(folder_);
}

}  // namespace velocert::records
