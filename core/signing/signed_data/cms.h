// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// A detached signature in CMS (RFC 5652) with the attributes of CAdES baseline B: content type, message digest and
/// signing-certificate-v2, no signing time. Every certificate it carries is named by digest in the signed attributes,
/// so that no byte of it but those of a time-stamp stands unsigned.
struct CmsSignature {
    Der certificate;               ///< the signer's
    std::vector<Der> issuers;      ///< the others it carries, nearest first as the signer named them
    std::string signature;         ///< the signature value, which a time-stamp covers
    std::optional<Der> timestamp;  ///< RFC 3161 token as found; see verify_timestamp
};

/// Signs the SHA-256 of a content. Errors: those of the key; integrity (its certificate is none, or its key is weak);
/// not_permitted (what the key returned is not its certificate's signature).
[[nodiscard]] base::Result<Der> sign_cms(SigningKey& key, const base::Digest& content);

/// The same signature with a time-stamp token over its value. Errors: integrity (no such signature, or it has one).
[[nodiscard]] base::Result<Der> with_timestamp(const Der& cms, const Der& token);

/// Reads one and checks everything that needs no trust: strict DER, exactly one signer, the digest of the content, the
/// certificates named in the signed attributes, algorithms and key strength, the signature itself. Whether the
/// certificate may be trusted, and whether the token is good, is for others. Errors: integrity.
[[nodiscard]] base::Result<CmsSignature> verify_cms(std::string_view cms, const base::Digest& content);

}  // namespace velocert::signing
