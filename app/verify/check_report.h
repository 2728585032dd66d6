// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "reports/seal/verify_seal.h"

namespace velocert::app {

/// What is asked of a signed report beyond itself; each may be empty.
struct ReportQuestion {
    std::string trust;   ///< file with a trust list; without it no signer is known
    std::string digest;  ///< SHA-256 of the file as it was stored when issued
    std::string record;  ///< SHA-256 of the record that must be attached
};

/// Reads the files and checks strictly. Errors: not_found, io, bad_value (the question); what does not hold of the
/// report is in the answer.
[[nodiscard]] base::Result<reports::SealVerification> check_report(const std::string& path,
                                                                   const ReportQuestion& question);

}  // namespace velocert::app
