// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/ambient.h"

#include <array>

#include "instruments/drivers/ambient/wxt.h"

namespace velocert::instruments {

std::span<const Driver* const> ambient_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &wxt,
    };
    return all;
}

}  // namespace velocert::instruments
