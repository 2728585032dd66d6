// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/lock_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

#include "core/base/digest.h"
#include "core/records/files/host_name.h"

namespace velocert::records {
base::Result<LockFile> LockFile::take(const std::string& path, const std::string& since_utc) {
    auto file = File::open_or_create(path);
    if (!file) return base::fail(file.error());
    // A lock of the open file, not of the process: a second opening within the same program is refused as well.
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(file->descriptor(), F_OFD_SETLK, &lock) != 0) {
        const int number = errno;
        if (number != EAGAIN && number != EACCES) return base::fail(system_error(number, path, "locking"));
        std::string holder = "another program";
        if (auto said = read_whole(path); said && !said->empty()) holder.assign(said->begin(), said->end());
        while (!holder.empty() && holder.back() == '\n') holder.pop_back();
        return base::fail(base::ErrorCode::already_exists, path, "the archive is being written by " + holder,
                          "one writing program at a time; it can be opened read-only");
    }
    auto left = read_whole(path);
    if (!left) return base::fail(left.error());
    if (::ftruncate(file->descriptor(), 0) != 0) return base::fail(system_error(errno, path, "writing"));
    const std::string text =
        "process " + std::to_string(::getpid()) + " on " + host_name() + " since " + since_utc + "\n";
    if (auto done = file->write(base::as_bytes(text)); !done) return base::fail(done.error());
    return LockFile(std::move(*file), std::move(*left));
}

void LockFile::put_back() {
    keeps_text_ = true;
    // Should it fail, there is a text still: the next opening looks more closely, that is all.
    const auto size = static_cast<ssize_t>(left_.size());
    if (::pwrite(file_.descriptor(), left_.data(), left_.size(), 0) != size) return;
    [[maybe_unused]] const int done = ::ftruncate(file_.descriptor(), size);
}

LockFile::~LockFile() {
    if (file_.descriptor() < 0 || keeps_text_) return;
    // Empty says: closed in order. That it fails is not lost: the next opening looks more closely, that is all.
    [[maybe_unused]] const int done = ::ftruncate(file_.descriptor(), 0);
}

}  // namespace velocert::records
