// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace velocert::instruments {

/// What the receiver of a port has counted since it was opened. All zero where the port does not count.
struct LineErrors {
    std::uint32_t framing = 0;
    std::uint32_t parity = 0;
    std::uint32_t overrun = 0;
    std::uint32_t breaks = 0;

    [[nodiscard]] bool any() const { return framing + parity + overrun + breaks > 0; }
};

}  // namespace velocert::instruments
