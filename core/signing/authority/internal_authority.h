// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/certificates/revocation_list.h"
#include "core/signing/keys/pkcs12.h"
#include "core/signing/keys/private_key.h"

namespace velocert::signing {

/// The passphrase of an authority's key, made of what two persons know: neither opens the key alone. The whole is the
/// first part with the second one behind it. Each part has 12 bytes at least, and they differ.
[[nodiscard]] base::Result<base::Secret> joined_passphrase(const base::Secret& first, const base::Secret& second);

/// For whom a certificate is made.
struct PersonRequest {
    std::string name;     ///< common name, 64 characters at most
    std::string account;  ///< id of the account, as user id (UID); may be empty
    KeyKind kind = KeyKind::p256;
    int years = 3;  ///< 1 to 3
    int iterations = usual_iterations;
};

/// A key that was made with its certificate.
struct IssuedKey {
    Certificate certificate;
    std::string key_file;  ///< PKCS#12
};

/// The certification authority of a laboratory that has no other: a self-signed root whose key certifies persons and
/// time-stamp services and signs revocation lists. Its name and those it gives say that it is internal: good for
/// parties who agreed to it, and no licensed authority.
class InternalAuthority {
  public:
    /// A new one. `organization`: 1 to 40 characters; `years`: 5 to 30.
    [[nodiscard]] static base::Result<InternalAuthority> make(const std::string& organization, KeyKind kind, int years,
                                                              std::chrono::system_clock::time_point now);
    /// From its key file; bad_value if what is in it is no internal authority.
    [[nodiscard]] static base::Result<InternalAuthority> open(std::span<const std::uint8_t> key_file,
                                                              const base::Secret& passphrase);
    [[nodiscard]] base::Result<std::string> key_file(const base::Secret& passphrase,
                                                     int iterations = usual_iterations) const;

    [[nodiscard]] const Certificate& certificate() const { return certificate_; }

    /// A new key for a person: digitalSignature and nonRepudiation, no extended usage (one that names documents alone
    /// is refused by NSS). The key file is under the person's own passphrase, and nothing of it stays here.
    [[nodiscard]] base::Result<IssuedKey> issue(const PersonRequest& request, const base::Secret& passphrase,
                                                std::chrono::system_clock::time_point now) const;
    /// A new key that makes RFC 3161 time-stamps and nothing else; `years`: 1 to 15.
    [[nodiscard]] base::Result<IssuedKey> issue_time_stamp(const std::string& name, int years,
                                                           const base::Secret& passphrase,
                                                           std::chrono::system_clock::time_point now,
                                                           int iterations = usual_iterations) const;

    /// The list that follows `earlier` (null for the first): all of its entries and `more`. An entry that is there
    /// already is refused (already_exists): what was revoked stays so since its first date.
    [[nodiscard]] base::Result<RevocationList> revocation_list(const RevocationList* earlier,
                                                               std::span<const Revocation> more,
                                                               std::chrono::system_clock::time_point now,
                                                               std::chrono::system_clock::time_point next_update) const;

  private:
    InternalAuthority(PrivateKey key, Certificate certificate)
        : key_(std::move(key)), certificate_(std::move(certificate)) {}

    PrivateKey key_;
    Certificate certificate_;
};

}  // namespace velocert::signing
