// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "instruments/simulators/bench/motor_bench.h"
#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// The simulators of a motor bench and the weather transmitter, as they are listed.
[[nodiscard]] std::span<const SimulatorInfo> bench_simulators();
/// One of them, at that bench; without one it gets a bench of its own, fed and held as its options say. Not
/// found when the driver is none of theirs.
[[nodiscard]] base::Result<std::unique_ptr<Simulator>> make_bench_simulator(std::string_view driver,
                                                                            const Options& options,
                                                                            std::shared_ptr<MotorBench> bench,
                                                                            std::uint64_t seed);

}  // namespace velocert::instruments
