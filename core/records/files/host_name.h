// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::records {

/// The name of this machine as the system has it; "unknown host" where it has none.
[[nodiscard]] std::string host_name();

}  // namespace velocert::records
