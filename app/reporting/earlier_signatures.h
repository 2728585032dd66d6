// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/reports/report_register.h"
#include "core/signing/certificates/trust.h"

namespace velocert::app {

/// Whether the signatures that a report has already, as it is prepared now, hold by that trust list: those in its
/// document by the strict verifier, and those over its record by their chains, each at the time that a time-stamp or a
/// checkpoint of the archive's stations proves, and now where none does. This is what velocert-verify asks of the
/// issued file: what it would refuse is not signed on. Errors: not_permitted, naming the signature, the person and why;
/// integrity where the document itself does not hold; those of the archive.
[[nodiscard]] base::Result<void> earlier_signatures_hold(const records::Archive& archive,
                                                         const records::ReportLife& report,
                                                         const signing::TrustList& trust,
                                                         std::chrono::system_clock::time_point now);

}  // namespace velocert::app
