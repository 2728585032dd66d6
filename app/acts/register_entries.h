// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/acts/actor.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/laboratory/certificate.h"
#include "core/laboratory/equipment.h"
#include "core/records/archive.h"

// Entries of the equipment register. Each is checked against the register as it stands, needs the permission of who
// makes it, and is then one record that is never taken back; an error leaves the archive as it was.
namespace velocert::app {

/// What was entered, and what ought to be put right though it stops nothing.
struct RegisterEntry {
    base::Json record;
    std::vector<std::string> warnings;
};

/// `source` is the certificate's file: the attachment it names is looked for beside it and kept if it is there.
/// Errors: not_permitted (also for a demonstration certificate), already_exists, integrity (another attachment).
[[nodiscard]] base::Result<RegisterEntry> enter_certificate(records::Archive& archive, const base::Clock& clock,
                                                            const Actor& actor,
                                                            const laboratory::Certificate& certificate,
                                                            const std::string& source);
[[nodiscard]] base::Result<RegisterEntry> enter_equipment(records::Archive& archive, const base::Clock& clock,
                                                          const Actor& actor, const laboratory::Equipment& equipment);
[[nodiscard]] base::Result<RegisterEntry> enter_status(records::Archive& archive, const base::Clock& clock,
                                                       const Actor& actor, const std::string& id,
                                                       laboratory::EquipmentStatus status, const std::string& reason);

/// An intermediate check as it is typed: quantities with their units.
struct CheckFigures {
    std::string equipment;
    std::string on;  ///< YYYY-MM-DD
    std::string measurand;
    std::string reference;
    std::string indication;
    std::string limit;  ///< largest difference
    /// As check_from_json() reads it.
    [[nodiscard]] base::Json record(std::string_view person) const;
};
/// The record's member "person" is the actor. A check that fails is entered like one that passes.
[[nodiscard]] base::Result<RegisterEntry> enter_check(records::Archive& archive, const base::Clock& clock,
                                                      const Actor& actor, const CheckFigures& figures);

}  // namespace velocert::app
