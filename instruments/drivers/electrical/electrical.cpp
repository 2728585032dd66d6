// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/electrical.h"

#include <array>

#include "instruments/drivers/electrical/aim_tti_lcr400.h"
#include "instruments/drivers/electrical/chroma_190.h"
#include "instruments/drivers/electrical/es51919.h"
#include "instruments/drivers/electrical/gpt_9000.h"
#include "instruments/drivers/electrical/hioki_3174.h"
#include "instruments/drivers/electrical/itech_frame_load.h"
#include "instruments/drivers/electrical/lcr_handheld.h"
#include "instruments/drivers/electrical/scpi_lcr.h"
#include "instruments/drivers/electrical/scpi_load.h"
#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/scpi_source.h"
#include "instruments/drivers/electrical/th2810b.h"

namespace velocert::instruments {

std::span<const Driver* const> electrical_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &scpi_source,      &scpi_power_meter, &scpi_lcr,   &scpi_multimeter, &scpi_load,
        &itech_frame_load, &lcr_handheld,     &es51919,    &th2810b,         &aim_tti_lcr400,
        &gpt_9000,         &chroma_190,       &hioki_3174,
    };
    return all;
}

}  // namespace velocert::instruments
