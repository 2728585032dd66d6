// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/metrology/calibration.h"
#include "core/metrology/indication.h"

namespace velocert::laboratory {

/// What a plate or a certificate calls an instrument.
struct InstrumentName {
    std::string maker;
    std::string model;
    std::string serial;
    friend bool operator==(const InstrumentName&, const InstrumentName&) = default;
};

/// The certificate as the laboratory received it, a file beside its data.
struct Attachment {
    std::string file;  ///< name without a folder
    base::Digest digest;
};

/// A calibration certificate (ISO/IEC 17025 7.8.4) as data. Immutable; a corrected one is a new revision, a new
/// calibration a new certificate.
struct Certificate {
    std::string number;
    std::int64_t revision = 1;
    std::string replaces;      ///< number of the certificate that this one makes invalid
    std::string laboratory;    ///< who calibrated
    std::string traceability;  ///< accreditation or national institute
    InstrumentName instrument;
    base::Date calibrated_on;
    base::Date due_on;                               ///< last day on which it may be used
    std::string conditions;                          ///< under which it was calibrated, as stated
    std::vector<metrology::Calibration> measurands;  ///< each measurand once
    std::optional<Attachment> attachment;
    bool demonstration = false;  ///< for virtual instruments in training archives, and for nothing else
    std::string text;            ///< the file
    base::Digest digest;         ///< of the text

    [[nodiscard]] const metrology::Calibration* find(metrology::Measurand measurand) const;
};

/// {"format":"velocert-calibration/1","number","laboratory","traceability","instrument":{"maker","model","serial"},
///  "calibrated_on","due_on","conditions":text or {"temperature","humidity"},
///  "measurands":[{"measurand","coverage_factor","range":{"low","high"},"relative_expanded_uncertainty"?,
///                 "points":[{"indication","correction"|"error"|"reference","expanded_uncertainty"}]}],
///  "attachment"?:{"file","sha256"},"revision"?,"replaces"?,"demonstration"?}.
/// Refuses, with its place: points that are none, do not ascend, are of another kind or outside the range;
/// uncertainties and coverage factors that are not above zero; a due date that is not after the calibration.
[[nodiscard]] base::Result<Certificate> load_certificate(std::string_view text, std::string_view source);

}  // namespace velocert::laboratory
