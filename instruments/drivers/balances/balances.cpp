// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/balances.h"

#include <array>

#include "instruments/drivers/balances/mt_sics.h"

namespace velocert::instruments {

std::span<const Driver* const> balance_drivers() {
    // One a line, so that two new ones do not meet.
    static constexpr std::array all{
        &mt_sics,
    };
    return all;
}

}  // namespace velocert::instruments
