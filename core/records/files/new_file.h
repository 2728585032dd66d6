// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/files/file.h"

namespace velocert::records {

/// A file that is written piece by piece under a name of its own and appears under the wanted one only when it is
/// whole and durable. Given up before commit() it leaves nothing. Never overwrites.
class NewFile {
  public:
    [[nodiscard]] static base::Result<NewFile> create(const std::string& path);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&& other) = delete;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();

    [[nodiscard]] base::Result<void> write(std::span<const std::uint8_t> bytes);
    [[nodiscard]] base::Result<void> write(std::string_view text) { return write(base::as_bytes(text)); }
    /// Appends all of the file at `from` and returns its digest; disagreement is the caller's to judge.
    [[nodiscard]] base::Result<base::Digest> write_file(const std::string& from);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] base::Result<void> commit();

  private:
    NewFile(File file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
    File file_;  ///< under its own name
    std::string path_;
    std::uint64_t size_ = 0;
    bool own_name_ = true;
};

/// The folder a path lies in; "." for a bare name.
[[nodiscard]] std::string folder_of(const std::string& path);

}  // namespace velocert::records
