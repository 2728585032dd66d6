// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/torque.h"

#include <array>

#include "instruments/drivers/torque/magtrol.h"
#include "instruments/drivers/torque/torque_frequency.h"

namespace velocert::instruments {

std::span<const Driver* const> torque_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &magtrol,
        &torque_frequency,
    };
    return all;
}

}  // namespace velocert::instruments
