// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {

/// The public halves of station keys in these files, one "name+hash+base64" on a line. A file that holds none is
/// refused.
[[nodiscard]] base::Result<std::vector<signing::NoteVerifier>> read_station_keys(const std::vector<std::string>& files);

}  // namespace velocert::app
