// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"

namespace velocert::records {

/// Makes the folder with every folder above it that is missing, each durable in its parent and for its owner alone
/// (mode 0700, as the XDG base directory specification asks of the folders of a person). For the places the program
/// chooses itself: of a place somebody named, a missing parent is more likely a disk that is not mounted.
/// Errors: those of the system; something that is no folder is in the way.
[[nodiscard]] base::Result<void> make_folder_tree(const std::string& path);

}  // namespace velocert::records
