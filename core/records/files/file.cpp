// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace velocert::records {
namespace {

using base::Result;

Result<void> copy(const std::string& from, const std::string& to) {
    auto source = File::open_read(from);
    if (!source) return base::fail(source.error());
    const std::string aside = to + ".partial";
    if (auto removed = remove_name(aside); !removed) return removed;
    auto target = File::create(aside);
    if (!target) return base::fail(target.error());
    std::vector<std::uint8_t> buffer(std::size_t{1} << 16U);
    while (true) {
        auto count = source->read_some(buffer);
        if (!count) return base::fail(count.error());
        if (*count == 0) break;
        if (auto done = target->write(std::span(buffer).first(*count)); !done) return done;
    }
    if (auto done = target->sync(); !done) return done;
    if (::access(to.c_str(), F_OK) == 0) return base::fail(system_error(EEXIST, to, "naming"));
    if (::rename(aside.c_str(), to.c_str()) != 0) return base::fail(system_error(errno, to, "naming"));
    return {};
}

}  // namespace

base::Error system_error(int number, std::string_view path, std::string_view action) {
    auto code = base::ErrorCode::io;
    if (number == ENOSPC || number == EDQUOT || number == EFBIG) code = base::ErrorCode::disk_full;
    if (number == EROFS || number == EACCES || number == EPERM) code = base::ErrorCode::read_only;
    if (number == ENOENT || number == ENOTDIR) code = base::ErrorCode::not_found;
    if (number == EEXIST) code = base::ErrorCode::already_exists;
    return {code, std::string(path), std::string(action) + ": " + std::generic_category().message(number), {}};
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    return *this;
}

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<File> File::open(const std::string& path, int flags, std::string_view action) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
    if (descriptor < 0) return base::fail(system_error(errno, path, action));
    return File(descriptor, path);
}

Result<File> File::create(const std::string& path) { return open(path, O_WRONLY | O_CREAT | O_EXCL, "creating"); }
Result<File> File::open_append(const std::string& path) { return open(path, O_WRONLY | O_APPEND, "opening"); }
Result<File> File::open_read(const std::string& path) { return open(path, O_RDONLY, "opening"); }
Result<File> File::open_or_create(const std::string& path) { return open(path, O_RDWR | O_CREAT, "opening"); }

Result<std::size_t> File::write_some(std::span<const std::uint8_t> bytes) const {
    while (true) {
        const auto count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count > 0 || bytes.empty()) return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        if (count < 0 && errno == EINTR) continue;
        return base::fail(system_error(count == 0 ? ENOSPC : errno, path_, "writing"));
    }
}

Result<void> File::write(std::span<const std::uint8_t> bytes) const {
    while (!bytes.empty()) {
        auto count = write_some(bytes);
        if (!count) return base::fail(count.error());
        bytes = bytes.subspan(*count);
    }
    return {};
}

Result<std::size_t> File::read_some(std::span<std::uint8_t> bytes) const {
    while (true) {
        const auto count = ::read(descriptor_, bytes.data(), bytes.size());
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) return base::fail(system_error(errno, path_, "reading"));
    }
}

Result<void> File::sync() const {
    if (::fsync(descriptor_) != 0) return base::fail(system_error(errno, path_, "making durable"));
    return {};
}

Result<std::uint64_t> File::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return base::fail(system_error(errno, path_, "looking at"));
    return static_cast<std::uint64_t>(status.st_size);
}

Result<void> File::make_read_only() const {
    if (::fchmod(descriptor_, 0444) != 0) return base::fail(system_error(errno, path_, "making read-only"));
    return {};
}

Result<std::vector<std::uint8_t>> read_whole(const std::string& path) {
    auto file = File::open_read(path);
    if (!file) return base::fail(file.error());
    auto size = file->size();
    if (!size) return base::fail(size.error());
    std::vector<std::uint8_t> out(static_cast<std::size_t>(*size));
    std::size_t filled = 0;
    while (true) {
        if (filled == out.size()) out.resize(out.size() + 4096);  // it may have grown
        auto count = file->read_some(std::span(out).subspan(filled));
        if (!count) return base::fail(count.error());
        if (*count == 0) break;
        filled += *count;
    }
    out.resize(filled);
    return out;
}

Result<void> sync_folder(const std::string& path) {
    auto folder = File::open_read(path);
    if (!folder) return base::fail(folder.error());
    return folder->sync();
}

Result<bool> make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0755) == 0) return true;
    const int number = errno;
    struct stat status {};
    if (number == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return false;
    return base::fail(system_error(number, path, "making the folder"));
}

Result<void> link_or_copy(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    const int number = errno;
    if (number == EPERM || number == EOPNOTSUPP || number == ENOSYS || number == EMLINK) return copy(from, to);
    return base::fail(system_error(number, to, "naming"));
}

Result<void> remove_name(const std::string& path) {
    if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
    return base::fail(system_error(errno, path, "removing"));
}

void remove_empty_folder(const std::string& path) { [[maybe_unused]] const int done = ::rmdir(path.c_str()); }

Result<std::vector<std::string>> names_in(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
    if (stream == nullptr) return base::fail(system_error(errno, folder, "listing"));
    std::vector<std::string> out;
    while (true) {
        errno = 0;
        const dirent* found = ::readdir(stream.get());
        if (found == nullptr) break;
        const std::string name = found->d_name;
        if (name != "." && name != "..") out.push_back(name);
    }
    if (errno != 0) return base::fail(system_error(errno, folder, "listing"));
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace velocert::records
