// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "instruments/simulators/bench/motor_bench.h"
#include "instruments/simulators/bench/scenario.h"
#include "instruments/simulators/line/simulator.h"

namespace velocert::instruments {

/// One role of the virtual bench with the instrument that serves it.
struct BenchSeat {
    std::string role;
    std::string driver;
    Options options;      ///< of the driver, so that it fits the instrument
    bool polled = false;  ///< it has no clock of its own: what it shows is stamped when it arrives
    std::unique_ptr<Simulator> simulator;
};

/// Every role with its instrument as the scenario has it. Instruments of the motor bench share `motor`.
[[nodiscard]] base::Result<std::vector<BenchSeat>> bench_seats(const Scenario& scenario,
                                                               const std::shared_ptr<MotorBench>& motor);

}  // namespace velocert::instruments
