// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/sound.h"

#include <array>

#include "instruments/drivers/sound/cem_dt885x.h"
#include "instruments/drivers/sound/colead_sl5868p.h"
#include "instruments/drivers/sound/nti_xl2.h"
#include "instruments/drivers/sound/pce_322a.h"
#include "instruments/drivers/sound/rion_nl.h"
#include "instruments/drivers/sound/svantek.h"

namespace velocert::instruments {

std::span<const Driver* const> sound_drivers() {
    static constexpr std::array all{
        &nti_xl2, &rion_nl, &svantek, &colead_sl5868p, &cem_dt885x, &pce_322a,
    };
    return all;
}

}  // namespace velocert::instruments
