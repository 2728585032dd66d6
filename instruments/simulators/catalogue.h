// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "instruments/drivers/driver.h"
#include "instruments/simulators/line/simulator.h"
#include "instruments/simulators/models/roller_model.h"

namespace velocert::instruments {

/// One simulated instrument as it is listed.
struct SimulatorInfo {
    std::string_view driver;  ///< "mt-sics"
    std::string_view name;
    std::span<const OptionInfo> options;
    /// Makes one that stands alone; null for those of a bench, which share its e-bike.
    base::Result<std::unique_ptr<Simulator>> (*make)(const Options& options, std::uint64_t seed) = nullptr;
};

/// Every simulator, in one explicit list.
[[nodiscard]] std::span<const SimulatorInfo> simulators();

/// Makes one from options as typed ("mass" = "62.93 kg"). Unknown instruments and options and bad values are
/// refused, saying what was expected. The same arguments give the same instrument.
[[nodiscard]] base::Result<std::unique_ptr<Simulator>> make_simulator(std::string_view driver, const Options& options,
                                                                      const EbikeModel& model, std::uint64_t seed);
/// The same, on a roller bench: its rides are runs of that bench with that motor.
[[nodiscard]] base::Result<std::unique_ptr<Simulator>> make_roller_simulator(const Options& options,
                                                                             const RollerBenchModel& bench,
                                                                             const MotorModel& motor,
                                                                             const EbikeModel& model,
                                                                             std::uint64_t seed);

}  // namespace velocert::instruments
