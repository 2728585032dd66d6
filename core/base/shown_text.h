// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Text that comes from input (names of files and members, what was found in them) as it may be shown: whoever chose it
// must not be able to move a terminal's cursor, to forge a line of the answer, to turn the direction of reading, or to
// make a document unreadable. Everything else stays as it is. Pure.
namespace velocert::base {

/// Whether a code point turns the direction of reading: marks, embeddings, overrides and isolates of the Unicode
/// bidirectional algorithm (UAX 9, 2.1 to 2.6).
[[nodiscard]] bool turns_writing(std::int32_t code);

/// As part of one line: control characters and bytes that are no UTF-8 as \xNN, others that steer what is shown (C1,
/// marks of direction, separators of lines) as \uNNNN. Line feed and tab are control characters here.
[[nodiscard]] std::string shown_text(std::string_view text);
/// The same for text of several lines: line feed and tab stay.
[[nodiscard]] std::string shown_lines(std::string_view text);
/// A JSON document that was put together from such text: valid UTF-8, so that every reader takes it. Bytes that are
/// none become \ufffd, what steers is escaped as JSON does it, which changes no string.
[[nodiscard]] std::string shown_json(std::string_view document);

}  // namespace velocert::base
