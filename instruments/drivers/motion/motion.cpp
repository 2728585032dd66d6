// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/motion.h"

#include <array>

#include "instruments/drivers/motion/pulse_daq.h"

namespace velocert::instruments {

std::span<const Driver* const> motion_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &pulse_daq,
    };
    return all;
}

}  // namespace velocert::instruments
