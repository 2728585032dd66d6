// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace velocert::signing {

/// Whether C2SP signed-note allows this as the name of a key: UTF-8, not empty, no blanks, no '+', and here also no
/// control characters and 200 bytes at most.
[[nodiscard]] bool is_note_name(std::string_view name);

/// Whether it may be signed as the text of a note: UTF-8, no control characters but line feeds, ends with one.
[[nodiscard]] bool is_note_text(std::string_view text);

}  // namespace velocert::signing
