// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at a lock. What takes one is in an object of its own, so that programs that only check do not hold it.
#include <fcntl.h>

#include <cerrno>

#include "core/records/files/lock_file.h"

namespace velocert::records {

base::Result<bool> LockFile::is_held(const std::string& path) {
    auto file = File::open_read(path);
    if (!file && file.error().code == base::ErrorCode::not_found) return false;
    if (!file) return base::fail(file.error());
    struct flock lock {};
    lock.l_type = F_RDLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(file->descriptor(), F_OFD_GETLK, &lock) != 0)
        return base::fail(system_error(errno, path, "looking at the lock"));
    return lock.l_type != F_UNLCK;
}

base::Result<bool> LockFile::is_left(const std::string& path) {
    // The text first: one that goes in order empties the file before it lets go.
    const auto text = read_whole(path);
    if (!text && text.error().code == base::ErrorCode::not_found) return false;
    if (!text) return base::fail(text.error());
    const auto held = is_held(path);
    if (!held) return held;
    return !*held && !text->empty();
}

}  // namespace velocert::records
