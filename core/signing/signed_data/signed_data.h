// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/signing/keys/public_key.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// How strictly a SignedData is read.
enum class Strictness {
    own,      ///< exactly as sign_signed_data writes it
    foreign,  ///< also other digests, older certificate attributes, unnamed certificates and further attributes
};

/// A SignedData (RFC 5652) with one signer, checked except for trust: its parts.
struct SignedData {
    std::string content;  ///< the content it carries; empty when detached
    Der certificate;
    PublicKey key;
    std::vector<Der> issuers;
    std::string signature;
    std::vector<std::string> timestamps;  ///< values of the unsigned attribute id-aa-timeStampToken
};

/// What is to be signed: the type of the content, and its digest or the content itself.
struct SignedContent {
    std::string type;                    ///< object identifier in DER
    std::optional<std::string> content;  ///< carried inside; else detached
    std::string sha256;
};

/// Makes the ContentInfo. See sign_cms for the errors.
[[nodiscard]] base::Result<Der> sign_signed_data(SigningKey& key, const SignedContent& content);

/// Reads and checks a ContentInfo. `detached_sha256` is the digest of the content when it is not carried inside.
[[nodiscard]] base::Result<SignedData> verify_signed_data(std::string_view der, const std::string& type,
                                                          const std::optional<std::string>& detached_sha256,
                                                          Strictness strictness, const std::string& where);

/// The ContentInfo with unsigned attributes [1] put behind the signature of its one signer.
[[nodiscard]] base::Result<Der> with_unsigned_attributes(std::string_view der, std::string_view attributes,
                                                         const std::string& where);

}  // namespace velocert::signing
