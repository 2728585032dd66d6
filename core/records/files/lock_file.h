// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/records/files/file.h"

namespace velocert::records {

/// The right to write an archive, held as a lock of the operating system on a file beside it: it ends with the
/// process, whatever ends it. The file says who holds it and is empty when nobody does; one that is neither empty
/// nor held was left by a program that died.
class LockFile {
  public:
    /// already_exists, saying who, if another holds it.
    [[nodiscard]] static base::Result<LockFile> take(const std::string& path, const std::string& since_utc);
    /// Whether somebody holds it now. Changes nothing and takes nothing; false if there is no such file.
    [[nodiscard]] static base::Result<bool> is_held(const std::string& path);
    /// Whether nobody holds it and a program that died left it. Changes nothing.
    [[nodiscard]] static base::Result<bool> is_left(const std::string& path);

    /// Whether the file was left by a program that died when this one took it.
    [[nodiscard]] bool was_left() const { return !left_.empty(); }
    /// What was begun was not finished: the file keeps its text when the lock goes, as after a death.
    void keep_text() { keeps_text_ = true; }
    /// Nothing was begun: when the lock goes, the file says what it said before this one took it.
    void put_back();

    LockFile(LockFile&&) noexcept = default;
    LockFile& operator=(LockFile&&) noexcept = default;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile();

  private:
    LockFile(File file, std::vector<std::uint8_t> left) : file_(std::move(file)), left_(std::move(left)) {}
    File file_;
    std::vector<std::uint8_t> left_;  ///< what the file said before
    bool keeps_text_ = false;
};

}  // namespace velocert::records
