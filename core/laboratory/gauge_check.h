// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/laboratory/calibration_check.h"
#include "core/laboratory/equipment_register.h"

namespace velocert::laboratory {

/// How a gauge is called where instruments are called by their role, as in a deviation: "gauge:CAL-0301". It is on no
/// line and in no station; a person reads it and names it.
[[nodiscard]] std::string gauge_role(std::string_view gauge);
/// The gauge of such a role; empty for the role of an instrument.
[[nodiscard]] std::string_view gauge_of_role(std::string_view role);

/// What the register says of a gauge on a day.
struct GaugeCheck {
    std::vector<CalibrationBlocker> blockers;  ///< empty: it may be used
    /// Its certificate; with blockers the best that is known, for a deviation only (an expired one).
    std::optional<AssignedCertificate> certificate;
};

/// A gauge by the id or the serial number on its label, with the rules of calibration_check: in the register, in
/// service, with a certificate of that measurand in force. A register with demonstration certificates (a training
/// archive's) has the virtual gauges by the models of theirs; an entry of the register goes before them. What range a
/// certificate covers is asked when the value is known. Pure.
[[nodiscard]] GaugeCheck gauge_check(std::string_view gauge, metrology::Measurand measurand,
                                     const EquipmentRegister& registered, const base::Date& on);

}  // namespace velocert::laboratory
