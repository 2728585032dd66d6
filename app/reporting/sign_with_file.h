// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/reporting/sign_report.h"
#include "core/records/report_entries.h"

namespace velocert::app {

/// A signature with a key that lies in a file (PKCS#12).
struct FileSigning {
    std::string report;
    records::Meaning meaning = records::Meaning::tested;
    std::string login;
    std::string key_file;
    std::string trust_file;               ///< empty: the certificate must be registered for the account
    std::vector<std::string> deliver_to;  ///< of an approval
};
struct FileSigned {
    SigningOutcome outcome;
    std::vector<records::ReportDelivery> deliveries;
    std::vector<std::string> warnings;  ///< the report is signed all the same
};

/// sign_report() with that key, and after an approval the checkpoints and the issued file brought to their places. A
/// place that cannot be reached is told and tried again later. Errors: those of the files, and of sign_report().
[[nodiscard]] base::Result<FileSigned> sign_with_file(records::Archive& archive, const base::Clock& clock,
                                                      const FileSigning& signing, const base::Secret& password,
                                                      const base::Secret& passphrase);

}  // namespace velocert::app
