// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/laboratory/certificate.h"

namespace velocert::laboratory {

enum class EquipmentStatus : std::uint8_t { in_service, out_of_service };
[[nodiscard]] std::string_view name(EquipmentStatus status);
[[nodiscard]] base::Result<EquipmentStatus> parse_equipment_status(std::string_view text);

/// Something done to an instrument on a day, by somebody.
struct DatedNote {
    base::Date on;
    std::string what;
    std::string by;
};

/// What the laboratory keeps of one instrument: the eight groups of ISO/IEC 17025 6.4.13 a) to h). Dates and results of
/// calibrations are in its certificates.
struct Equipment {
    std::string id;     ///< the laboratory's own ("E-017")
    std::string title;  ///< a) what it is
    std::string firmware;
    InstrumentName instrument;  ///< b)
    std::string type;
    std::string conformity;  ///< c) evidence that it conforms to its requirements
    std::string location;    ///< d)
    std::string acceptance;  ///< e) criteria for a calibration to be accepted
    std::string interval;    ///< between calibrations, in words
    std::vector<DatedNote> adjustments;
    std::string reference_materials;     ///< f)
    std::vector<DatedNote> maintenance;  ///< g)
    std::vector<DatedNote> damage;       ///< h) damage, malfunction, modification, repair
    EquipmentStatus status = EquipmentStatus::in_service;
    std::string text;  ///< the file
    base::Digest digest;
};

/// {"format":"velocert-equipment/1","id","status":"in-service"|"out-of-service","identity":{"title","firmware"},
///  "manufacture":{"maker","model","type","serial"},"conformity","location",
///  "calibration":{"acceptance","interval","adjustments":[note]},"reference_materials","maintenance":[note],
///  "damage":[note]}, a note being {"on","what","by"}.
/// Every group is required, be it to say that there is nothing; a missing one is refused by name.
[[nodiscard]] base::Result<Equipment> load_equipment(std::string_view text, std::string_view source);

}  // namespace velocert::laboratory
