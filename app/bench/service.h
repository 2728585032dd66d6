// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "instruments/simulators/line/simulator.h"

namespace velocert::app {

/// What the virtual bench serves.
struct Service {
    std::unique_ptr<instruments::Simulator> simulator;
    std::string link;
    std::uint64_t seed = 1;
    /// Their moments count from the first byte of a program, and where it only listens from when it opens the line.
    std::vector<instruments::FaultPlan> faults;
    bool only_sends = false;  ///< no program sends anything to this instrument
};

/// Speaks the instrument's protocol in real time until a stop signal comes. A line that a fault pulled out is there
/// again after three seconds, under the same name. Says on standard error what happens. Errors: the link cannot be
/// made; a fault this instrument cannot have (bad_value).
[[nodiscard]] base::Result<void> serve(Service service);

}  // namespace velocert::app
