// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/records/faults/power_cut.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <vector>

#include "tests/core/records/faults/failing_disk.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// A file or folder as it lies on the disk; known by its inode, whatever it is called.
struct Node {
    bool folder = false;
    std::string content;
    struct Named {
        ino_t inode = 0;
        bool folder = false;
    };
    std::map<std::string, Named> names;
};
using Disk = std::map<ino_t, std::shared_ptr<const Node>>;

struct Watch {
    std::string root;
    ino_t root_inode = 0;
    std::vector<Disk> states;  ///< after each sync, the first one before any
};
std::unique_ptr<Watch> watch;

ino_t inode_of(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream out;
    out << stream.rdbuf();
    return out.str();
}

std::shared_ptr<const Node> node_at(const std::string& path, bool folder) {
    auto node = std::make_shared<Node>();
    node->folder = folder;
    if (!folder) {
        node->content = bytes_of(path);
        return node;
    }
    for (const auto& entry : fs::directory_iterator(path))
        node->names[entry.path().filename().string()] = {inode_of(entry.path().string()), entry.is_directory()};
    return node;
}

/// The file or folder of this descriptor is on disk now.
void synced(int descriptor) {
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    std::error_code code;
    const std::string path = fs::read_symlink(link, code).string();
    if (code || !path.starts_with(watch->root)) return;
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return;
    Disk next = watch->states.back();
    next[status.st_ino] = node_at(S_ISDIR(status.st_mode) ? path : link, S_ISDIR(status.st_mode));
    watch->states.push_back(std::move(next));
}

void write_out(const Disk& disk, ino_t inode, const std::string& target) {
    fs::create_directories(target);
    const auto folder = disk.find(inode);
    if (folder == disk.end()) return;  // its names were never synced
    for (const auto& [name, child] : folder->second->names) {
        const std::string path = target + '/' + name;
        const auto found = disk.find(child.inode);
        if (child.folder) {
            write_out(disk, child.inode, path);
        } else {
            std::ofstream stream(path, std::ios::binary);
            if (found != disk.end()) stream << found->second->content;
        }
    }
}

}  // namespace

PowerCutDisk::PowerCutDisk(const std::string& folder) {
    watch = std::make_unique<Watch>();
    watch->root = fs::canonical(folder).string();
    watch->root_inode = inode_of(watch->root);
    Disk now;
    now[watch->root_inode] = node_at(watch->root, true);
    for (const auto& entry : fs::recursive_directory_iterator(watch->root))
        now[inode_of(entry.path().string())] = node_at(entry.path().string(), entry.is_directory());
    watch->states.push_back(std::move(now));
    failing_disk::tell_syncs(&synced);
}

PowerCutDisk::~PowerCutDisk() {
    failing_disk::tell_syncs(nullptr);
    watch.reset();
}

int PowerCutDisk::syncs() const { return static_cast<int>(watch->states.size()) - 1; }

void PowerCutDisk::leave_after(int n, const std::string& target) const {
    write_out(watch->states.at(static_cast<std::size_t>(n)), watch->root_inode, target);
}

}  // namespace velocert::records
