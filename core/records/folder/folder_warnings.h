// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/records/archive.h"

namespace velocert::records {

/// What endangers an archive where it lies: a folder that a program keeps in step with a cloud or another machine
/// (which copies the database while it is written), names that such programs give to conflicting copies, and an archive
/// that was copied while a program wrote to it. Looks at names and at the lock; changes nothing.
[[nodiscard]] std::vector<Finding> folder_warnings(const std::string& folder);

}  // namespace velocert::records
