// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/workplace.h"
#include "core/base/clock.h"
#include "core/base/result.h"

namespace velocert::app {

/// The real thing under the window: shipped editions, drivers, ports, archives, virtual bench and reports.
/// `pace` is that of the virtual bench: 1 is real time, 0 as fast as the program reads. The clocks must outlive it.
[[nodiscard]] base::Result<Workplace> laboratory_workplace(const base::Clock& clock, double pace,
                                                           const base::SleepClock& sleep = base::machine_sleep());

}  // namespace velocert::app
