// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/result.h"

namespace velocert::records {

/// The error of a failed system call: ENOSPC and EDQUOT are disk_full; EROFS, EACCES and EPERM read_only; ENOENT
/// not_found; EEXIST already_exists; all others io.
[[nodiscard]] base::Error system_error(int number, std::string_view path, std::string_view action);

/// An open file of the archive (a POSIX descriptor). Owns it; movable.
class File {
  public:
    File() = default;
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File();

    /// A new file for writing; already_exists if there is one.
    [[nodiscard]] static base::Result<File> create(const std::string& path);
    /// An existing file, for adding at its end.
    [[nodiscard]] static base::Result<File> open_append(const std::string& path);
    [[nodiscard]] static base::Result<File> open_read(const std::string& path);
    /// Opened or created, for reading and writing; used for the lock.
    [[nodiscard]] static base::Result<File> open_or_create(const std::string& path);

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] const std::string& path() const { return path_; }

    /// Writes as much as the system takes in one go; returns how much that was (never 0 for non-empty bytes).
    [[nodiscard]] base::Result<std::size_t> write_some(std::span<const std::uint8_t> bytes) const;
    [[nodiscard]] base::Result<void> write(std::span<const std::uint8_t> bytes) const;
    /// Reads up to bytes.size() bytes; 0 at the end of the file.
    [[nodiscard]] base::Result<std::size_t> read_some(std::span<std::uint8_t> bytes) const;
    /// On disk when this returns.
    [[nodiscard]] base::Result<void> sync() const;
    [[nodiscard]] base::Result<std::uint64_t> size() const;
    /// Nobody writes it again (mode 0444).
    [[nodiscard]] base::Result<void> make_read_only() const;

  private:
    File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    [[nodiscard]] static base::Result<File> open(const std::string& path, int flags, std::string_view action);

    int descriptor_ = -1;
    std::string path_;
};

[[nodiscard]] base::Result<std::vector<std::uint8_t>> read_whole(const std::string& path);
/// A new, durable file that holds these bytes or does not exist: written aside and then named. Refuses to overwrite.
[[nodiscard]] base::Result<void> write_new(const std::string& path, std::span<const std::uint8_t> bytes);
/// Names made or removed in a folder are durable after this.
[[nodiscard]] base::Result<void> sync_folder(const std::string& path);
/// Makes the folder if it is missing; true if it was.
[[nodiscard]] base::Result<bool> make_folder(const std::string& path);
/// A second name for the same file; already_exists if the name is taken. Copies where the file system has no links.
[[nodiscard]] base::Result<void> link_or_copy(const std::string& from, const std::string& to);
/// Removes one name; that it is not there is no error.
[[nodiscard]] base::Result<void> remove_name(const std::string& path);
/// Removes a folder that is empty; leaves any other.
void remove_empty_folder(const std::string& path);
/// Names in a folder, sorted, without "." and "..".
[[nodiscard]] base::Result<std::vector<std::string>> names_in(const std::string& folder);

}  // namespace velocert::records
