// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"
#include "core/standards/edition.h"
#include "core/standards/item_traits.h"

namespace velocert::laboratory {

/// What a role's instrument must be calibrated for.
struct CalibrationNeed {
    std::string role;
    metrology::Measurand measurand = metrology::Measurand::mass;
    /// What will be measured for certain, as far as the plan tells: limits that are decided against, speeds and
    /// voltages that are set. The range of a certificate must hold both.
    std::optional<metrology::AnyQuantity> low;
    std::optional<metrology::AnyQuantity> high;
};

/// The needs of the procedures that apply to the item, each role and measurand once. Switches need no calibration.
[[nodiscard]] std::vector<CalibrationNeed> calibration_needs(const standards::StandardEdition& edition,
                                                             std::span<const std::string> procedures,
                                                             const standards::ItemTraits& item);

}  // namespace velocert::laboratory
