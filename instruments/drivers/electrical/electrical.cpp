// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/electrical.h"

#include <array>

#include "instruments/drivers/electrical/scpi_lcr.h"
#include "instruments/drivers/electrical/scpi_load.h"
#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/scpi_source.h"

namespace velocert::instruments {

std::span<const Driver* const> electrical_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &scpi_source, &scpi_load, &scpi_power_meter, &scpi_lcr, &scpi_multimeter,
    };
    return all;
}

}  // namespace velocert::instruments
