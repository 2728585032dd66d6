// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/laboratory/calibration_needs.h"
#include "core/laboratory/equipment_register.h"
#include "core/laboratory/station.h"

namespace velocert::laboratory {

/// Why a step may not begin with an instrument (ISO/IEC 17025 6.4.4 to 6.4.9).
enum class BlockerCode : std::uint8_t {
    certificate_missing,  ///< nothing at all is known of it
    certificate_expired,
    not_yet_valid,  ///< calibrated after the day of the test
    out_of_service,
    unassigned,         ///< not in the register
    not_identified,     ///< it did not tell who it is, or nobody said which instrument it is
    identity_mismatch,  ///< it is another one than the register or the certificate says
    measurand_missing,  ///< no certificate has the measurand
    range_not_covered,
    check_failed,  ///< its latest intermediate check
};
[[nodiscard]] std::string_view name(BlockerCode code);
[[nodiscard]] base::Result<BlockerCode> parse_blocker_code(std::string_view text);

/// One thing in the way of one role, with its cause and what to do about it (technical English; app/words and
/// reports/content have the sentences of the code).
struct CalibrationBlocker {
    BlockerCode code = BlockerCode::certificate_missing;
    std::string role;
    std::optional<metrology::Measurand> measurand;  ///< absent: the instrument as a whole
    std::string cause;
    std::string fix;
};

/// What an instrument told of itself when it was asked.
struct ToldIdentity {
    std::string maker;
    std::string model;
    std::string serial;
    bool simulated = false;
    friend bool operator==(const ToldIdentity&, const ToldIdentity&) = default;
};

/// A certificate that holds for a role, with the measurands it is used for.
struct AssignedCertificate {
    std::string role;
    std::string equipment;                ///< id in the register; empty for a virtual instrument outside it
    std::optional<std::string> document;  ///< the register's text on it
    Certificate certificate;
    std::vector<metrology::Measurand> measurands;
};

struct CalibrationCheck {
    std::vector<CalibrationBlocker> blockers;
    std::vector<AssignedCertificate> assigned;
    /// As if the role's blockers were not there: an expired certificate is still the best that is known.
    std::vector<AssignedCertificate> assigned_if_overridden;
};

/// Which certificates the needs of a run rest on, on a day, and everything that is in the way. Pure. A need without a
/// certificate that is in the register, in force, of this very instrument, for this measurand and over this range is
/// always blocked: absence is not validity.
/// `told` lacks the roles whose instruments were not asked: what they tell is checked when they are.
[[nodiscard]] CalibrationCheck calibration_check(const Station& station,
                                                 const std::map<std::string, ToldIdentity>& told,
                                                 const EquipmentRegister& registered,
                                                 std::span<const CalibrationNeed> needs, const base::Date& on);

/// One line for each: "scale, mass: certificate-expired: ...; do: ...".
[[nodiscard]] std::string text(const CalibrationBlocker& blocker);

}  // namespace velocert::laboratory
