// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/calibration_check.h"
#include "core/sequence/evidence.h"
#include "core/sequence/running/runner.h"

namespace velocert::sequence {

/// What a run may begin with.
struct CalibrationChoice {
    std::vector<laboratory::AssignedCertificate> certificates;
    std::vector<Deviation> deviations;
    std::vector<std::string> unresolved;  ///< roles nobody could be asked about: their steps may not begin
};

/// Checks the plan's instruments against its register on a day, and settles what is overridden. Pure. Errors:
/// not_permitted with every blocker that is left, one a line; bad_input or missing_field for an override without
/// reason, without a second person, or without anything to override.
[[nodiscard]] base::Result<CalibrationChoice> choose_calibrations(
    const RunPlan& plan, const std::map<std::string, laboratory::ToldIdentity>& told,
    std::chrono::system_clock::time_point now);

/// Keeps one certificate, and what the register says of its instrument, as evidence.
[[nodiscard]] base::Result<FrozenCertificate> freeze_one(const laboratory::AssignedCertificate& assigned,
                                                         EvidenceSink& sink);

/// Keeps what was chosen as evidence and sets it in the run's start and in the plan.
[[nodiscard]] base::Result<void> freeze(const CalibrationChoice& choice, EvidenceSink& sink, RunPlan& plan, Run& run);

}  // namespace velocert::sequence
