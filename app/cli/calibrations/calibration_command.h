// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/acting_person.h"
#include "app/cli/output.h"
#include "core/records/archive.h"

namespace velocert::app {

/// What the parts of the command "calibration" are given.
struct CalibrationArguments {
    std::string archive;
    std::string file;  ///< certificate or equipment
    ActorOptions actor;
    std::string id;  ///< of the equipment, or a certificate's number
    std::string reason;
    std::string measurand;
    std::string reference;
    std::string indication;
    std::string limit;
    std::string station;
    std::string item;
    std::string on;
    std::string since;
    std::vector<std::string> procedures;
    bool training = false;
};

// Entries: each is one record that is never taken back.
[[nodiscard]] ExitCode add_certificate(const Output& output, const CalibrationArguments& arguments);
[[nodiscard]] ExitCode enter_equipment(const Output& output, const CalibrationArguments& arguments);
[[nodiscard]] ExitCode change_status(const Output& output, const CalibrationArguments& arguments,
                                     laboratory::EquipmentStatus status);
[[nodiscard]] ExitCode enter_check(const Output& output, const CalibrationArguments& arguments);

// Views: nothing is changed.
[[nodiscard]] ExitCode list_equipment(const Output& output, const CalibrationArguments& arguments);
[[nodiscard]] ExitCode show_equipment(const Output& output, const CalibrationArguments& arguments);
[[nodiscard]] ExitCode check_station(const Output& output, const CalibrationArguments& arguments);
[[nodiscard]] ExitCode affected_runs(const Output& output, const CalibrationArguments& arguments);

/// An archive open for reading, with its register.
struct ReadRegister {
    std::unique_ptr<records::Archive> archive;
    laboratory::EquipmentRegister equipment;
};
[[nodiscard]] base::Result<ReadRegister> read_register(const std::string& folder);
/// "certificate M-1 of 2026-03-01, due on 2027-02-28: mass".
[[nodiscard]] std::string line_of(const laboratory::Certificate& certificate);

}  // namespace velocert::app
