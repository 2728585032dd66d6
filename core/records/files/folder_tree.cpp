// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/folder_tree.h"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "core/records/files/file.h"

namespace velocert::records {

base::Result<void> make_folder_tree(const std::string& path) {
    const auto whole = std::filesystem::path(path).lexically_normal();
    std::filesystem::path reached;
    for (const auto& part : whole) {
        const auto parent = reached.empty() ? std::filesystem::path(".") : reached;
        reached /= part;
        if (part.empty()) continue;  // behind a stroke at the end
        if (::mkdir(reached.c_str(), 0700) == 0) {
            if (auto done = sync_folder(parent.string()); !done) return done;
            continue;
        }
        const int number = errno;
        struct stat status {};
        const bool there = ::stat(reached.c_str(), &status) == 0;
        if (there && S_ISDIR(status.st_mode)) continue;
        return base::fail(system_error(there ? ENOTDIR : number, reached.string(), "making the folder"));
    }
    return {};
}

}  // namespace velocert::records
