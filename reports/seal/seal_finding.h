// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::reports {

/// Something in the file of a report that does not hold: where it is, and what it is.
struct SealFinding {
    std::string where;
    std::string what;
    friend bool operator==(const SealFinding&, const SealFinding&) = default;
};

}  // namespace velocert::reports
