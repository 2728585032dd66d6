// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/reporting/key_opening.h"
#include "app/reporting/sign_report.h"
#include "core/records/reports/report_entries.h"
#include "core/signing/certificates/trust.h"

namespace velocert::app {

/// A signature with a key that lies in a file (PKCS#12), or on a token.
struct FileSigning {
    std::string report;
    records::Meaning meaning = records::Meaning::tested;
    std::string login;
    std::string key_file;
    std::string trust_file;               ///< empty: the certificate must be registered for the account
    std::vector<std::string> deliver_to;  ///< of an approval
    /// In the place of the key file.
    std::optional<TokenKey> token = std::nullopt;
    /// Puts a time to the signature in the document (RFC 3161); may be null.
    signing::TimeStampSource* time_source = nullptr;
    /// Key of the station, which signs a checkpoint of an approval; empty: that of the archive's upkeep, if it has one.
    std::string station_key = {};
    /// See SigningRequest.
    bool verified_before = false;
};
struct FileSigned {
    SigningOutcome outcome;
    std::vector<records::ReportDelivery> deliveries;
    std::vector<std::string> warnings;  ///< the report is signed all the same
};

/// What lies in the files of a signing.
struct SigningFiles {
    std::string key;                          ///< PKCS#12
    std::optional<signing::TrustList> trust;  ///< absent: the certificate must be registered for the account
};
/// Errors: not_found, and those of the trust list.
[[nodiscard]] base::Result<SigningFiles> read_signing_files(const FileSigning& signing);
/// The same with the key that a person named in one line: a file, or a token by its address (token_address.h), which is
/// set in `signing`. Errors besides: those of token_at().
[[nodiscard]] base::Result<SigningFiles> read_signing_files(FileSigning& signing, const std::string& key);

/// sign_report() with that key, and after an approval a checkpoint by the station's key, then the checkpoints and the
/// issued file brought to their places. A key of the station that is named and cannot be read is an error before
/// anything is signed. Once the report is issued, what fails is a warning, and tried again later.
[[nodiscard]] base::Result<FileSigned> sign_with_file(records::Archive& archive, const base::Clock& clock,
                                                      const FileSigning& signing, const SigningFiles& files,
                                                      const base::Secret& password, const base::Secret& passphrase);

}  // namespace velocert::app
