// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/conformity/assessment.h"
#include "core/metrology/calibration.h"

namespace velocert::sequence {

/// The calibration of one role's instrument for one measurand, as the run has frozen it.
struct RoleCalibration {
    std::string role;
    metrology::Calibration calibration;
};

/// All calibrations a run was begun with. Empty for runs recorded before calibration was asked for, and for typed or
/// imported values: then indications are taken as they are.
struct CalibrationSet {
    std::vector<RoleCalibration> entries;
    /// Roles whose instruments are used under a deviation: what has no calibration there is taken as it is indicated,
    /// and has no uncertainty of calibration.
    std::vector<std::string> waived = {};

    [[nodiscard]] bool empty() const { return entries.empty() && waived.empty(); }
    [[nodiscard]] bool waives(std::string_view role) const;
    [[nodiscard]] const metrology::Calibration* find(std::string_view role, metrology::Measurand measurand) const;
};

/// An indication with its correction added. Without any calibrations in the run: the indication's exact value. Errors:
/// the reason why it may not be used (not_calibrated, calibration_range, wrong_kind, over_range ...).
[[nodiscard]] tl::expected<metrology::AnyQuantity, conformity::Reason> corrected(
    const CalibrationSet& calibrations, std::string_view role, const metrology::Indication& indication);

/// A value of that measurand with its correction added, as `corrected` does with what an indication shows.
[[nodiscard]] tl::expected<metrology::AnyQuantity, conformity::Reason> corrected_value(
    const CalibrationSet& calibrations, std::string_view role, metrology::Measurand measurand,
    const metrology::AnyQuantity& value);

/// A difference between two indications of one scale (the path between two edges of a counter), corrected by the
/// certificate's scale: metrology::path_correction. Without any calibrations: the difference itself. Errors as above.
[[nodiscard]] tl::expected<metrology::AnyQuantity, conformity::Reason> corrected_path(
    const CalibrationSet& calibrations, std::string_view role, metrology::Measurand measurand,
    const metrology::AnyQuantity& difference);

}  // namespace velocert::sequence
