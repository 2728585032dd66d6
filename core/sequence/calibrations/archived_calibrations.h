// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/certificate.h"
#include "core/sequence/calibrations/calibration_set.h"
#include "core/sequence/evidence.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

/// Adds what a certificate says of those measurands; what it does not say is left out.
void add_to_set(CalibrationSet& set, const std::string& role, const laboratory::Certificate& certificate,
                const std::vector<metrology::Measurand>& measurands);
/// The roles that deviations let go without calibration.
void waive(CalibrationSet& set, const std::vector<Deviation>& deviations);

/// The calibrations a run has frozen at its start, from the archived certificates: what recompute uses, and nothing
/// else. Errors: those of the evidence; integrity when a certificate is not what the run's record says.
[[nodiscard]] base::Result<CalibrationSet> calibrations_of(const Run& run, const EvidenceSource& evidence);
/// The archived certificates of a run, in the order of used_certificates() (used_calibrations.h).
[[nodiscard]] base::Result<std::vector<laboratory::Certificate>> certificates_of(const Run& run,
                                                                                 const EvidenceSource& evidence);

/// One of them. Errors as above.
[[nodiscard]] base::Result<laboratory::Certificate> certificate_of(const std::string& run,
                                                                   const FrozenCertificate& frozen,
                                                                   const EvidenceSource& evidence);
/// Whether the run used the equipment with that id in the register or that serial number, from its start or after a
/// resumption: over a wire, or as a gauge that a person read.
[[nodiscard]] bool uses_equipment(const Run& run, std::string_view equipment, std::string_view serial);

/// Puts the calibrations of its certificates into a run that was read from records, those of each resumption and of
/// each gauge included.
[[nodiscard]] base::Result<void> load_calibrations(Run& run, const EvidenceSource& evidence);

}  // namespace velocert::sequence
