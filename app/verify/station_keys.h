// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {

/// The public halves of station keys in the text of a file, one "name+hash+base64" on a line. A text that holds none,
/// or a secret half, is refused; `file` names it in errors.
[[nodiscard]] base::Result<std::vector<signing::NoteVerifier>> station_keys_in(std::string_view text,
                                                                               const std::string& file);

}  // namespace velocert::app
