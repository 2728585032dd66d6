// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/signing_key.h"

struct evp_pkey_st;

namespace velocert::signing {

/// A private key in memory, on its way from being made into a PKCS#12 file or from one to a signature. Never written
/// in the clear; wiped when it goes.
class PrivateKey {
  public:
    /// A new key: RSA of 3072 bits or P-256, from OpenSSL's own entropy.
    [[nodiscard]] static base::Result<PrivateKey> make(KeyKind kind);
    /// Takes over what OpenSSL made or read.
    explicit PrivateKey(evp_pkey_st* taken);

    [[nodiscard]] KeyKind kind() const;
    [[nodiscard]] int bits() const;
    /// Whether the certificate is about this key.
    [[nodiscard]] bool belongs_to(const Certificate& certificate) const;
    /// SHA-256 with RSASSA-PKCS1-v1_5, or ECDSA as DER.
    [[nodiscard]] base::Result<std::string> sign(std::span<const std::uint8_t> bytes) const;

    [[nodiscard]] evp_pkey_st* handle() const { return handle_.get(); }  ///< for this folder only

  private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    std::unique_ptr<evp_pkey_st, Free> handle_;
};

/// The key as an act of signing takes it. Errors: bad_value if the certificate is about another key, not_permitted if
/// the key is too weak to sign with.
[[nodiscard]] base::Result<std::unique_ptr<SigningKey>> signing_key(PrivateKey key, const Certificate& certificate,
                                                                    std::vector<Der> issuers);

/// Whether the bytes were signed by the key of the certificate, in the form SigningKey::sign gives.
[[nodiscard]] bool signature_holds(const Certificate& certificate, std::span<const std::uint8_t> bytes,
                                   std::string_view signature);

}  // namespace velocert::signing
