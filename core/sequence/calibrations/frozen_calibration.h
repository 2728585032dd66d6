// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/laboratory/calibration_check.h"
#include "core/metrology/indication.h"

namespace velocert::sequence {

/// Which certificate a run used for a role, as it was when the run began (ISO/IEC 17025 6.4.13, 7.5.1).
struct FrozenCertificate {
    std::string role;
    std::string equipment;                 ///< id in the register; empty for a virtual instrument outside it
    std::optional<base::Digest> document;  ///< the register's text on it, in the archive
    base::Digest certificate;              ///< its text, in the archive
    std::string number;
    std::vector<metrology::Measurand> measurands;  ///< those it is used for
};

/// A departure from the method that two persons answer for (ISO/IEC 17025 7.2.1.7): here an instrument that was used in
/// spite of what blocked it.
struct Deviation {
    std::string kind = "calibration";
    std::string role;
    laboratory::BlockerCode code = laboratory::BlockerCode::certificate_missing;
    std::optional<metrology::Measurand> measurand;  ///< absent: the instrument as a whole
    std::string cause;
    std::string reason;  ///< why it was used all the same
    std::string operator_name;
    std::string approver;  ///< another person
    std::string utc;
};

/// What a person asks for: to use a role's instrument in spite of everything that blocks it.
struct CalibrationOverride {
    std::string role;
    std::string reason;
    std::string approver;
    std::string approver_account = {};  ///< empty in an archive without accounts
};

[[nodiscard]] base::Json to_json(const FrozenCertificate& frozen);
[[nodiscard]] FrozenCertificate read_frozen_certificate(base::JsonReader& reader);
[[nodiscard]] base::Json to_json(const Deviation& deviation);
[[nodiscard]] Deviation read_deviation(base::JsonReader& reader);

}  // namespace velocert::sequence
