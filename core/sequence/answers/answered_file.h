// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace velocert::sequence {

/// A file that is given as an answer: its name and all its bytes.
struct AnsweredFile {
    std::string name;  ///< without folders
    std::vector<std::uint8_t> bytes;
};

/// What a file is by its first bytes (and, for text, by all of them), never by its name.
enum class FileKind : std::uint8_t { unknown, jpeg, png, pdf, csv, log };
[[nodiscard]] std::string_view name(FileKind kind);
/// CSV has commas or semicolons in its first line; other text is a log. Text is UTF-8 without control characters.
[[nodiscard]] FileKind kind_of(std::span<const std::uint8_t> bytes);

/// The most bytes that are taken as one piece of evidence.
inline constexpr std::size_t largest_file = 64U << 20U;

/// Reads a file that an answer names. Errors say which file, what was found and what to do: one that is not there or
/// cannot be read, a folder, an empty one, one larger than `largest_file`, and one that changed while it was read.
[[nodiscard]] base::Result<AnsweredFile> read_answered_file(const std::string& path);

/// Refuses bytes that cannot be what a field of that sort asks for: a photo is a whole JPEG or PNG, a document also a
/// whole PDF, CSV or other text. A picture or PDF without its end is torn.
[[nodiscard]] base::Result<void> check_file(const AnsweredFile& file, bool photo, std::string_view where);

}  // namespace velocert::sequence
