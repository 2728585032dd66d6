// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/laboratory/equipment_register.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "core/sequence/runner.h"

namespace velocert::app {

/// The text of a laboratory's release of limits, and where it came from.
struct LaboratoryRelease {
    std::string text;
    std::string source;
};

/// What a person asks for; desktop and command line alike.
struct RunRequest {
    laboratory::TestItem item;
    laboratory::Station station;
    std::vector<std::string> procedures;  ///< empty: all of the edition that apply and that the station can serve
    conformity::DecisionRule rule;
    std::optional<LaboratoryRelease>
        release;  ///< none: the edition as it is; in training, the demonstration laboratory's
    std::string operator_name;
    laboratory::EquipmentRegister equipment = {};  ///< of the archive; a new archive has an empty one
    std::vector<sequence::CalibrationOverride> overrides = {};
};

/// A plan with what the person should know before starting.
struct PlannedRun {
    sequence::RunPlan plan;
    std::vector<std::string> warnings;
    int planned_steps = 0;
};

/// Chooses the edition by the item's dates, applies the release, names the procedures, and makes a run id.
/// A training archive gets the demonstration laboratory's assumed values unless a release is given, and its
/// certificates for virtual instruments.
[[nodiscard]] base::Result<PlannedRun> plan_run(const RunRequest& request, bool training);

}  // namespace velocert::app
