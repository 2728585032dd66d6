// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/own_file.h"

#include <fcntl.h>
#include <sodium/utils.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

tl::unexpected<base::Error> failed(int number, const std::string& path, const char* action) {
    ErrorCode code = ErrorCode::io;
    if (number == ENOENT || number == ENOTDIR) code = ErrorCode::not_found;
    if (number == EEXIST) code = ErrorCode::already_exists;
    if (number == ENOSPC || number == EDQUOT || number == EFBIG) code = ErrorCode::disk_full;
    if (number == EROFS || number == EACCES || number == EPERM) code = ErrorCode::read_only;
    return fail(code, path, std::string("cannot ") + action + ": " + std::strerror(number));
}

constexpr mode_t readable_by_all = 0644;

/// There is no way to read it but to set it.
mode_t current_umask() {
    const auto mask = ::umask(077);
    ::umask(mask);
    return mask;
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

Result<void> write_all(const Descriptor& file, const std::string& path, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failed(errno, path, "write");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) return failed(errno, path, "write to disk");
    return {};
}

Result<void> sync_folder_of(const std::string& path) {
    const auto slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0) return failed(errno, folder, "open the folder");
    if (::fsync(opened.number()) != 0) return failed(errno, folder, "write the folder to disk");
    return {};
}

/// Written aside, with mode 0600; `put` then gives it its name.
template <typename Put>
Result<void> write_aside(const std::string& path, std::span<const std::uint8_t> bytes, bool for_everybody, Put put) {
    std::string aside = path + ".XXXXXX";
    const Descriptor file(::mkostemp(aside.data(), O_CLOEXEC));
    if (file.number() < 0) return failed(errno, path, "write");
    auto written = write_all(file, path, bytes);
    if (written && for_everybody && ::fchmod(file.number(), readable_by_all & ~current_umask()) != 0)
        written = failed(errno, path, "open to others");
    if (written && put(aside.c_str(), path.c_str()) != 0) written = failed(errno, path, "write");
    ::unlink(aside.c_str());  // gone already where it was renamed
    if (!written) return written;
    return sync_folder_of(path);
}

Result<std::string> read_all(const Descriptor& file, const std::string& path, std::size_t largest) {
    std::string out;
    out.reserve(largest + 1);  // a secret leaves no copy behind by growing
    char block[4096];
    for (;;) {
        const auto got = ::read(file.number(), block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed(errno, path, "read");
        if (got == 0) break;
        if (out.size() + static_cast<std::size_t>(got) > largest)
            return fail(ErrorCode::bad_value, path, "a file of more than " + std::to_string(largest) + " bytes",
                        "a smaller one");
        out.append(block, static_cast<std::size_t>(got));
    }
    sodium_memzero(block, sizeof block);
    return out;
}

}  // namespace

Result<void> write_own_file(const std::string& path, std::span<const std::uint8_t> bytes) {
    return write_aside(path, bytes, false, &::link);
}

Result<void> replace_public_file(const std::string& path, std::span<const std::uint8_t> bytes) {
    return write_aside(path, bytes, true, &std::rename);
}

Result<base::Secret> read_own_file(const std::string& path, std::size_t largest) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return failed(errno, path, "open");
    struct stat state {};
    if (::fstat(file.number(), &state) != 0) return failed(errno, path, "look at");
    if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(ErrorCode::not_permitted, path, "others than its owner may use this key file",
                    "mode 0600 (chmod 600)");
    auto text = read_all(file, path, largest);
    if (!text) return fail(text.error());
    return base::Secret(std::move(*text));
}

Result<std::string> read_bounded_file(const std::string& path, std::size_t largest) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return failed(errno, path, "open");
    return read_all(file, path, largest);
}

}  // namespace velocert::signing
