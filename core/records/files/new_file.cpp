// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/new_file.h"

#include <unistd.h>

#include <utility>
#include <vector>

namespace velocert::records {

using base::Result;

Result<NewFile> NewFile::create(const std::string& path) {
    if (::access(path.c_str(), F_OK) == 0)
        return base::fail(base::ErrorCode::already_exists, path, "a file that is there already", "a new name");
    auto file = File::create(path + ".partial-" + std::to_string(::getpid()));
    if (!file) return base::fail(file.error());
    return NewFile(std::move(*file), path);
}

NewFile::NewFile(NewFile&& other) noexcept
    : file_(std::move(other.file_)),
      path_(std::move(other.path_)),
      size_(other.size_),
      own_name_(std::exchange(other.own_name_, false)) {}

NewFile::~NewFile() {
    if (own_name_) [[maybe_unused]]
        const auto done = remove_name(file_.path());
}

Result<void> NewFile::write(std::span<const std::uint8_t> bytes) {
    size_ += bytes.size();
    return file_.write(bytes);
}

Result<base::Digest> NewFile::write_file(const std::string& from) {
    auto source = File::open_read(from);
    if (!source) return base::fail(source.error());
    std::vector<std::uint8_t> buffer(std::size_t{256} * 1024);
    base::DigestBuilder builder;
    while (true) {
        auto count = source->read_some(buffer);
        if (!count) return base::fail(count.error());
        if (*count == 0) return builder.digest();
        const auto here = std::span<const std::uint8_t>(buffer).first(*count);
        builder.add(here);
        if (auto done = write(here); !done) return base::fail(done.error());
    }
}

Result<void> NewFile::commit() {
    if (auto done = file_.sync(); !done) return done;
    if (auto done = link_or_copy(file_.path(), path_); !done) return done;
    // A second name that cannot be removed does the file no harm.
    [[maybe_unused]] const auto removed = remove_name(file_.path());
    own_name_ = false;
    return sync_folder(folder_of(path_));
}

Result<void> write_new(const std::string& path, std::span<const std::uint8_t> bytes) {
    auto file = NewFile::create(path);
    if (!file) return base::fail(file.error());
    if (auto done = file->write(bytes); !done) return done;
    return file->commit();
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace velocert::records
