// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/sequence/calibrations/frozen_calibration.h"
#include "core/sequence/run.h"

// What a run that was left and gone on with rests on: what was frozen at its start, and what each resumption brought
// anew. Who looks at Run::certificates and Run::deviations alone sees the start and nothing else.
namespace velocert::sequence {

/// A certificate of an instrument, and how long the run held to it.
struct UsedCertificate {
    FrozenCertificate frozen;
    std::string from_utc;   ///< the start of the run, or a resumption
    std::string to_utc;     ///< a suspension, or the end of the run; empty while it goes on
    bool deviates = false;  ///< two persons let the instrument go in spite of what blocked it
};
/// Of all instruments, in the order in which they were frozen; one that is frozen again by the same certificate for the
/// same measurands stands once, for the whole time.
[[nodiscard]] std::vector<UsedCertificate> used_certificates(const Run& run);

/// All departures that persons answer for, in the order in which they were allowed.
[[nodiscard]] std::vector<Deviation> deviations_of(const Run& run);

}  // namespace velocert::sequence
