// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::instruments {

/// Who uses a port, and what for, in words that another user is told: "run 20261125-1a2b3c4d5e6f", "read", "identify".
struct PortUse {
    std::string person;   ///< may be empty
    std::string purpose;  ///< may be empty
};

}  // namespace velocert::instruments
