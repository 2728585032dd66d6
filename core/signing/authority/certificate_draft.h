// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/keys/private_key.h"

namespace velocert::signing {

/// What an authority is about to certify. An extension is its OpenSSL number and its value as openssl.cnf writes it.
struct CertificateDraft {
    std::vector<std::pair<int, std::string>> subject;  ///< OpenSSL number of the attribute, text in UTF-8
    std::chrono::system_clock::time_point not_before;  ///< whole seconds count
    std::chrono::system_clock::time_point not_after;
    std::vector<std::pair<int, std::string>> extensions;  ///< without the key identifiers, which are added
};

/// The certificate of `key`, with a random serial number, signed with SHA-256. `issuer` is null where it signs itself.
[[nodiscard]] base::Result<Certificate> certify(const CertificateDraft& draft, const PrivateKey& key,
                                                const Certificate* issuer, const PrivateKey& issuer_key);

/// The same day so many years later (28 February where there is no 29th), at the same time.
[[nodiscard]] std::chrono::system_clock::time_point years_after(std::chrono::system_clock::time_point time, int years);

}  // namespace velocert::signing
