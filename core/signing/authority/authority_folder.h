// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signing/authority/internal_authority.h"

namespace velocert::signing {

// An internal authority on its removable medium: authority.pem (its certificate), authority.p12 (its key),
// revoked.pem (the last revocation list) and issued/SERIAL.pem. What it issued is known without its key.

struct IssuedCertificate {
    Certificate certificate;
    std::optional<Revocation> revoked;
};

/// What can be read of an authority without its key.
struct AuthorityRecord {
    Certificate certificate;
    std::vector<IssuedCertificate> issued;  ///< by date, then by serial number
    RevocationList revocations;
};

/// Makes the folder with the key file and an empty revocation list; already_exists if an authority is there.
[[nodiscard]] base::Result<void> create_authority_folder(const std::string& folder, const InternalAuthority& authority,
                                                         const base::Secret& passphrase,
                                                         std::chrono::system_clock::time_point now,
                                                         int iterations = usual_iterations);
/// Opens its key; integrity if key file and certificate are of different authorities.
[[nodiscard]] base::Result<InternalAuthority> open_authority_folder(const std::string& folder,
                                                                    const base::Secret& passphrase);
/// Integrity if anything in the folder was not signed by the authority.
[[nodiscard]] base::Result<AuthorityRecord> read_authority_folder(const std::string& folder);

/// Puts a certificate that was issued on record; to be called before its key is handed out.
[[nodiscard]] base::Result<void> keep_issued(const std::string& folder, const Certificate& certificate);

/// The next revocation list, with one entry more if one is given, in place of the last one; it says that its own next
/// one is due in 92 days. not_found for a serial number that was never issued here.
[[nodiscard]] base::Result<RevocationList> write_revocation_list(const std::string& folder,
                                                                 const InternalAuthority& authority,
                                                                 const std::optional<Revocation>& revocation,
                                                                 std::chrono::system_clock::time_point now);

}  // namespace velocert::signing
