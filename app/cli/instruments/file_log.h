// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/metrology/decoder.h"
#include "core/sequence/wire_log.h"

namespace velocert::app {

/// A wire log in a file of the user's choice (`read --log`): buffered, hashed while it grows, on disk after finish().
class FileLog {
  public:
    /// Refuses a file that exists: nothing is ever overwritten.
    [[nodiscard]] static base::Result<std::unique_ptr<FileLog>> create(const std::string& path);
    ~FileLog();
    FileLog(const FileLog&) = delete;
    FileLog& operator=(const FileLog&) = delete;

    [[nodiscard]] base::Result<void> header(const sequence::WireLogHeader& header);
    [[nodiscard]] base::Result<void> add(metrology::Direction direction, std::int64_t time_ns,
                                         std::span<const std::uint8_t> bytes);
    /// Writes what is buffered. Called while waiting, and by add() once a second by the records' times, so that a kill
    /// loses little.
    [[nodiscard]] base::Result<void> flush();
    /// End record, fsync; the digest of the whole file.
    [[nodiscard]] base::Result<base::Digest> finish(std::int64_t time_ns);

  private:
    FileLog(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

    std::string path_;
    int descriptor_;
    std::uint32_t records_ = 0;
    std::int64_t flushed_ns_ = 0;  ///< time of the record that was written last
    std::vector<std::uint8_t> buffer_;
    base::DigestBuilder digest_;
};

}  // namespace velocert::app
