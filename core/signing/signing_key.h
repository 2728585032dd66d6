// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace velocert::signing {

/// A certificate or another structure in DER, as bytes.
using Der = std::string;

/// The private key of one person with its certificate, opened for one act of signing: from a PKCS#12 file under the
/// person's own passphrase, or on a token through PKCS#11. The key itself never leaves it. One thread at a time.
class SigningKey {
  public:
    virtual ~SigningKey() = default;

    /// The signer's own certificate (X.509).
    [[nodiscard]] virtual const Der& certificate() const = 0;
    /// Those of its issuers as far as they are known, nearest first; may be empty.
    [[nodiscard]] virtual const std::vector<Der>& issuers() const = 0;
    /// The signature over the SHA-256 of `bytes`: RSASSA-PKCS1-v1_5 for RSA, ECDSA as DER for P-256.
    /// Errors: io (the token does not answer), not_permitted (it refuses).
    [[nodiscard]] virtual base::Result<std::string> sign(std::span<const std::uint8_t> bytes) = 0;
};

}  // namespace velocert::signing
