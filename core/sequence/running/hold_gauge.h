// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/calibration_check.h"
#include "core/sequence/calibrations/gauge_use.h"
#include "core/sequence/evidence.h"
#include "core/sequence/running/runner.h"

namespace velocert::sequence {

/// The gauge that was named in a field, as the plan's register has it at that time, with its certificate kept as
/// evidence; one that nobody named is blocked. Nothing without a register. Errors: those of the evidence.
[[nodiscard]] base::Result<std::optional<GaugeUse>> hold_gauge(const standards::Field& field, std::string_view gauge,
                                                               const RunPlan& plan, EvidenceSink& sink,
                                                               std::chrono::system_clock::time_point now);

/// What is in the way of a gauge for anything that the plan's procedures read by one: what a deviation would let go.
[[nodiscard]] std::vector<laboratory::CalibrationBlocker> gauge_blockers(const RunPlan& plan, std::string_view gauge,
                                                                         std::chrono::system_clock::time_point now);

}  // namespace velocert::sequence
