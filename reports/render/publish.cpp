// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/publish.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace velocert::reports {
namespace {

using base::ErrorCode;

tl::unexpected<base::Error> failure(int error, const std::string& name) {
    ErrorCode code = ErrorCode::io;
    std::string expected;
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
        code = ErrorCode::disk_full;
        expected = "free space on the disk";
    } else if (error == EROFS || error == EACCES || error == EPERM) {
        code = ErrorCode::read_only;
        expected = "a folder that may be written to";
    } else if (error == EEXIST) {
        code = ErrorCode::already_exists;
        expected = "a new name; an existing report is not overwritten";
    } else if (error == ENOENT || error == ENOTDIR) {
        code = ErrorCode::not_found;
        expected = "an existing folder";
    }
    return base::fail(code, name, std::strerror(error), std::move(expected));
}

/// A file that vanishes unless it is published.
class PassingFile {
  public:
    explicit PassingFile(std::string name)
        : name_(std::move(name)), file_(::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)) {}
    PassingFile(const PassingFile&) = delete;
    PassingFile& operator=(const PassingFile&) = delete;
    ~PassingFile() {
        if (file_ < 0) return;
        ::close(file_);
        ::unlink(name_.c_str());
    }
    [[nodiscard]] int file() const { return file_; }
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    std::string name_;
    int file_;
};

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

base::Result<void> write_all(int file, std::span<const std::uint8_t> bytes, const std::string& name) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failure(errno, name);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

base::Result<void> publish_file(const std::string& path, std::span<const std::uint8_t> bytes, bool replace) {
    struct stat there {};
    if (::stat(path.c_str(), &there) == 0) {
        if (S_ISDIR(there.st_mode)) return base::fail(ErrorCode::bad_input, path, "a folder", "a file name");
        if (!replace) return failure(EEXIST, path);
    }
    PassingFile passing(path + ".part-" + std::to_string(::getpid()));
    if (passing.file() < 0) return failure(errno, path);
    if (auto written = write_all(passing.file(), bytes, path); !written) return base::fail(written.error());
    if (::fsync(passing.file()) != 0) return failure(errno, path);
    // link() refuses an existing name even if it appeared a moment ago; rename() replaces in one step.
    const int published =
        replace ? ::rename(passing.name().c_str(), path.c_str()) : ::link(passing.name().c_str(), path.c_str());
    if (published != 0) return failure(errno, path);
    const int folder = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return {};
}

}  // namespace velocert::reports
