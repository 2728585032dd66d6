// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/desktop/model/bench/preparing/blocker.h"
#include "app/desktop/model/bench/preparing/calibration_today.h"

namespace velocert::app {

/// What an instrument said of itself when it was asked before a run.
struct ToldSerial {
    std::string driver;
    std::string port;
    std::string serial;  ///< empty: it does not tell
};

/// What the list before the start says of the instruments on ports, by role: whether the one that is connected is the
/// one that is meant, and whether it may be used today. What was told at another port or by another driver is nothing.
/// An instrument that said today who it is blocks the start if it may not be used; one known only from an earlier run
/// may have been changed since and only warns. Nothing on the virtual bench.
[[nodiscard]] std::vector<Blocker> instrument_findings(const Workplace& workplace, const StationEntry& station,
                                                       const std::map<std::string, ToldSerial>& told,
                                                       const std::map<std::string, CalibrationToday>& calibrations);

/// The serial numbers of `told` that still hold, by role.
[[nodiscard]] std::map<std::string, std::string> told_now(const StationEntry& station,
                                                          const std::map<std::string, ToldSerial>& told);

}  // namespace velocert::app
