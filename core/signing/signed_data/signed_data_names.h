// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/signing/encoding/der.h"
#include "core/signing/keys/public_key.h"

// The object identifiers of signatures (RFC 5652, 5035, 3161, 5754, 5758), in DER.
namespace velocert::signing::names {

inline const std::string data = der_oid("1.2.840.113549.1.7.1");
inline const std::string signed_data = der_oid("1.2.840.113549.1.7.2");
inline const std::string content_type = der_oid("1.2.840.113549.1.9.3");
inline const std::string message_digest = der_oid("1.2.840.113549.1.9.4");
inline const std::string signing_certificate = der_oid("1.2.840.113549.1.9.16.2.12");
inline const std::string signing_certificate_v2 = der_oid("1.2.840.113549.1.9.16.2.47");
inline const std::string timestamp_token = der_oid("1.2.840.113549.1.9.16.2.14");
inline const std::string timestamp_info = der_oid("1.2.840.113549.1.9.16.1.4");
inline const std::string sha1 = der_oid("1.3.14.3.2.26");
inline const std::string sha256 = der_oid("2.16.840.1.101.3.4.2.1");
inline const std::string sha384 = der_oid("2.16.840.1.101.3.4.2.2");
inline const std::string sha512 = der_oid("2.16.840.1.101.3.4.2.3");
inline const std::string rsa = der_oid("1.2.840.113549.1.1.1");
inline const std::string rsa_sha256 = der_oid("1.2.840.113549.1.1.11");
inline const std::string rsa_sha384 = der_oid("1.2.840.113549.1.1.12");
inline const std::string rsa_sha512 = der_oid("1.2.840.113549.1.1.13");
inline const std::string ecdsa_sha256 = der_oid("1.2.840.10045.4.3.2");
inline const std::string ecdsa_sha384 = der_oid("1.2.840.10045.4.3.3");
inline const std::string ecdsa_sha512 = der_oid("1.2.840.10045.4.3.4");

/// An algorithm without parameters.
[[nodiscard]] inline std::string algorithm(const std::string& name) { return der(tag::sequence, name); }

/// The kind of a hash algorithm by its name; none for one that is too weak or not known.
[[nodiscard]] inline std::optional<HashKind> hash_named(std::string_view name) {
    if (name == sha256) return HashKind::sha256;
    if (name == sha384) return HashKind::sha384;
    if (name == sha512) return HashKind::sha512;
    return std::nullopt;
}

}  // namespace velocert::signing::names
