// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/answers/file_kind.h"

namespace velocert::sequence {

/// A file that is given as an answer: its name and all its bytes.
struct AnsweredFile {
    std::string name;  ///< without folders
    std::vector<std::uint8_t> bytes;
};

/// The most bytes that are taken as one piece of evidence.
inline constexpr std::size_t largest_file = 64U << 20U;

/// Reads a file that an answer names. Errors say which file, what was found and what to do: one that is not there or
/// cannot be read, a folder, an empty one, one larger than `largest_file`, and one that changed while it was read.
[[nodiscard]] base::Result<AnsweredFile> read_answered_file(const std::string& path);

/// Refuses bytes that cannot be what a field of that sort asks for: a photo is a JPEG or PNG that shows a picture
/// (picture_check.h), a document also a PDF with a page (pdf_check.h), CSV or other text. Asked when a file is handed
/// in; a record of before, of whose files start and end alone were looked at, is not asked again.
[[nodiscard]] base::Result<void> check_file(const AnsweredFile& file, bool photo, std::string_view where);

}  // namespace velocert::sequence
