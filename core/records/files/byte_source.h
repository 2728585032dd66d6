// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/files/file.h"

namespace velocert::records {

/// Bytes that can be read at any place, by several threads at a time: a file, or a part of memory. What is checked
/// through one is never held in memory as a whole.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Fills `out` from the place `at`; integrity where the bytes end before.
    [[nodiscard]] virtual base::Result<void> read(std::uint64_t at, std::span<std::uint8_t> out) const = 0;
};

/// Bytes in memory, which must outlive it.
class MemorySource final : public ByteSource {
  public:
    explicit MemorySource(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    [[nodiscard]] base::Result<void> read(std::uint64_t at, std::span<std::uint8_t> out) const override;

  private:
    std::span<const std::uint8_t> bytes_;
};

/// A file as long as it was when it was opened.
class FileSource final : public ByteSource {
  public:
    [[nodiscard]] static base::Result<FileSource> open(const std::string& path);
    [[nodiscard]] std::uint64_t size() const override { return size_; }
    [[nodiscard]] base::Result<void> read(std::uint64_t at, std::span<std::uint8_t> out) const override;

  private:
    FileSource(File file, std::uint64_t size) : file_(std::move(file)), size_(size) {}
    File file_;
    std::uint64_t size_;
};

/// The digest of `size` bytes from `at`, read piece by piece.
[[nodiscard]] base::Result<base::Digest> digest_of(const ByteSource& source, std::uint64_t at, std::uint64_t size);

}  // namespace velocert::records
