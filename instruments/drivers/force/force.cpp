// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/force/force.h"

#include <array>

#include "instruments/drivers/force/dillon_afg.h"
#include "instruments/drivers/force/omega_denshi_al6.h"
#include "instruments/drivers/force/teac_td_9000t.h"

namespace velocert::instruments {

std::span<const Driver* const> force_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &dillon_afg,
        &omega_denshi_al6,
        &teac_td_9000t,
    };
    return all;
}

}  // namespace velocert::instruments
