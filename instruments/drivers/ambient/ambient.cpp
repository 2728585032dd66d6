// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/ambient.h"

#include <array>

#include "instruments/drivers/ambient/center_30x.h"
#include "instruments/drivers/ambient/lutron_16.h"
#include "instruments/drivers/ambient/mic_98581.h"
#include "instruments/drivers/ambient/nmea_wind.h"
#include "instruments/drivers/ambient/wxt.h"

namespace velocert::instruments {

std::span<const Driver* const> ambient_drivers() {
    static constexpr std::array all{
        &wxt, &nmea_wind, &lutron_16, &center_30x, &mic_98581,
    };
    return all;
}

}  // namespace velocert::instruments
