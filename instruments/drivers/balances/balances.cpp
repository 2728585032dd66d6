// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/balances.h"

#include <array>

#include "instruments/drivers/balances/mt_sics.h"
#include "instruments/drivers/balances/radwag.h"
#include "instruments/drivers/balances/sartorius_sbi.h"
#include "instruments/drivers/balances/toledo_continuous.h"
#include "instruments/drivers/balances/xk3190.h"

namespace velocert::instruments {

std::span<const Driver* const> balance_drivers() {
    static constexpr std::array all{
        &mt_sics, &radwag, &sartorius_sbi, &xk3190, &toledo_continuous,
    };
    return all;
}

}  // namespace velocert::instruments
