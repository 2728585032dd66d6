// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

enum class KeyKind { rsa, p256, other };
/// "RSA", "P-256", "other".
[[nodiscard]] std::string_view name(KeyKind kind);

/// What a certificate allows its key to do.
struct KeyUsage {
    bool stated = false;  ///< the rest means something only then
    bool digital_signature = false;
    bool non_repudiation = false;
    bool certificate_sign = false;
    bool revocation_sign = false;
};

/// An X.509 certificate as data. Parsing it says nothing about whether it is to be trusted: see trust.h.
struct Certificate {
    Der der;
    std::string subject;       ///< common name in UTF-8; the whole name where there is none
    std::string subject_name;  ///< whole, as RFC 2253 writes it
    std::string account;       ///< user id (UID) in the subject; empty if there is none
    std::string issuer;        ///< common name of the issuer
    std::string issuer_name;
    std::string serial;  ///< lower-case hex
    std::chrono::system_clock::time_point not_before;
    std::chrono::system_clock::time_point not_after;
    base::Digest fingerprint;  ///< SHA-256 of `der`
    bool authority = false;    ///< it may have issued others
    bool self_issued = false;  ///< issuer and subject are the same name
    KeyKind key_kind = KeyKind::other;
    int key_bits = 0;
    base::Digest key;  ///< SHA-256 of the public key (SubjectPublicKeyInfo): two certificates may be of one key
    KeyUsage usage;
    std::vector<std::string> extended_usage;  ///< object identifiers; empty if there is no such extension
    bool extended_usage_critical = false;
    std::string key_id;            ///< subject key identifier, hex; may be empty
    std::string authority_key_id;  ///< that of the issuer, hex; may be empty

    /// From DER or PEM that holds exactly one. `where` names the file in errors (bad_value).
    [[nodiscard]] static base::Result<Certificate> parse(std::string_view bytes, std::string_view where);
    /// From DER, or from PEM with at least one and at most 200.
    [[nodiscard]] static base::Result<std::vector<Certificate>> parse_all(std::string_view bytes,
                                                                          std::string_view where);
    [[nodiscard]] std::string pem() const;
    /// "RSA 3072", "P-256".
    [[nodiscard]] std::string key_text() const;
};

/// Whether signatures by such a key may be made: RSA of 3072 to 16384 bits, or P-256.
[[nodiscard]] bool strong_enough(KeyKind kind, int bits);

}  // namespace velocert::signing
