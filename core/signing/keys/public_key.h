// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/result.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// SHA-1 serves only to know certificates again in older time-stamps; no signature with it is accepted.
enum class HashKind { sha1, sha256, sha384, sha512 };

/// What the structures of signatures need of a certificate: its names as they are encoded, and its key.
struct PublicKey {
    enum class Kind { rsa, elliptic };

    std::string subject;  ///< Name in DER
    std::string issuer;   ///< Name in DER
    std::string serial;   ///< INTEGER in DER
    std::string info;     ///< SubjectPublicKeyInfo in DER
    Kind kind = Kind::rsa;
    int bits = 0;
    bool stamps_time = false;  ///< may sign time-stamps and nothing else (RFC 3161, 2.3)

    /// Errors: integrity (no certificate in DER, bytes after it, a key of another kind).
    [[nodiscard]] static base::Result<PublicKey> of(const Der& certificate);
};

/// RSA of 3072 bits, a curve of 256 bits, or better.
[[nodiscard]] base::Result<void> check_strength(const PublicKey& key);

/// True when `signature` over `bytes` is the key's: RSASSA-PKCS1-v1_5, or ECDSA as DER.
[[nodiscard]] bool verify_signature(const PublicKey& key, HashKind hash, std::span<const std::uint8_t> bytes,
                                    std::span<const std::uint8_t> signature);

/// The bytes of the hash value.
[[nodiscard]] std::string hash_of(HashKind hash, std::string_view bytes);

}  // namespace velocert::signing
