// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/motion.h"

#include <array>

#include "instruments/drivers/motion/nmea.h"
#include "instruments/drivers/motion/pulse_daq.h"
#include "instruments/drivers/motion/ubx.h"
#include "instruments/drivers/motion/vbox.h"

namespace velocert::instruments {

std::span<const Driver* const> motion_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &pulse_daq,
        &nmea_0183,
        &ubx,
        &vbox,
    };
    return all;
}

}  // namespace velocert::instruments
