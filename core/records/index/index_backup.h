// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"

namespace velocert::records {

/// Copies a living index to a new file through SQLite's online backup, while others may write: the copy is the state
/// after one of their commits. Durable on return. A copy of the file's bytes would not be that.
[[nodiscard]] base::Result<void> back_up_index(const std::string& from, const std::string& to);

}  // namespace velocert::records
