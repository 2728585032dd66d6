// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/keys/private_key.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// What a PKCS#12 file (RFC 7292) holds: one key, its certificate, and some of the issuers, nearest first.
struct KeyFile {
    PrivateKey key;
    Certificate certificate;
    std::vector<Der> issuers;
};

/// Opens such a file. Errors: bad_value (no PKCS#12, damaged, no key in it, no certificate of that key in it, made with
/// an algorithm of long ago), not_permitted (this passphrase does not open it).
[[nodiscard]] base::Result<KeyFile> read_pkcs12(std::span<const std::uint8_t> file, const base::Secret& passphrase,
                                                std::string_view where = "key file");

/// The same as the key of one act of signing; also not_permitted for a key that is too weak.
[[nodiscard]] base::Result<std::unique_ptr<SigningKey>> open_pkcs12(std::span<const std::uint8_t> file,
                                                                    const base::Secret& passphrase);

/// How often a passphrase is hashed before it opens anything: what guessing costs, and opening.
inline constexpr int usual_iterations = 600'000;

/// A file with the key under AES-256 (PBES2 with PBKDF2 and HMAC-SHA-256) and a MAC over all of it. Refuses a key that
/// is too weak, a certificate of another key and a passphrase of fewer than 8 bytes.
[[nodiscard]] base::Result<std::string> make_pkcs12(const PrivateKey& key, const Certificate& certificate,
                                                    const std::vector<Der>& issuers, const base::Secret& passphrase,
                                                    int iterations = usual_iterations);

}  // namespace velocert::signing
