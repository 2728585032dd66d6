// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <string>

#include "app/desktop/model/bench/preparing/blocker.h"
#include "core/base/clock.h"
#include "core/laboratory/equipment_register.h"
#include "core/records/archive.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// Whether the instrument of a role may be used on a day, by the register of the archive.
struct CalibrationToday {
    bool in_order = true;
    QString cause;  ///< of what is not in order; in the language in use
    QString fix;
};

/// By role, for the roles whose instrument is known by its serial number; the others are asked when they are connected.
/// Out of order are: an overdue or missing certificate, a failed intermediate check, an instrument out of service or
/// not in the register, and one that a deviation of the run lets go. Pure but for the language.
[[nodiscard]] std::map<std::string, CalibrationToday> calibration_today(
    const laboratory::EquipmentRegister& registered, const std::map<std::string, std::string>& serials,
    const std::vector<sequence::Deviation>& deviations, const base::Date& today);

/// By role, the serial number of the instrument that serves it: as it told in this run, else as the one of the same
/// driver at the same port told in the latest run that the archive holds. Roles nobody knows of are left out.
[[nodiscard]] std::map<std::string, std::string> known_serials(const records::Archive& archive,
                                                               const StationEntry& station, const sequence::Run& run);

}  // namespace velocert::app
