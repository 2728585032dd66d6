// SPDX-License-Identifier: GPL-3.0-or-later
// Made by hand: CMS_final of OpenSSL 3.0 always adds the time of signing to the signed attributes, which a signature in
// a PDF must not carry (the time stands in the signature dictionary), and it takes no key but its own.
#include <algorithm>

#include "core/base/digest.h"
#include "core/signing/signed_data/signed_data.h"
#include "core/signing/signed_data/signed_data_names.h"

namespace velocert::signing {
namespace {

using base::ErrorCode;

std::string attribute(const std::string& name, const std::string& value) {
    return der(tag::sequence, {name, der(tag::set, value)});
}

// ESSCertIDv2 of RFC 5035 with SHA-256, its default, which DER leaves out.
std::string named_by_digest(const Der& certificate, const PublicKey& facts) {
    const std::string directory_name = der(tag::context(4), facts.issuer);
    const std::string issuer = der(tag::sequence, directory_name);
    return der(tag::sequence,
               {der(tag::octets, hash_of(HashKind::sha256, certificate)), der(tag::sequence, {issuer, facts.serial})});
}

}  // namespace

base::Result<Der> sign_signed_data(SigningKey& key, const SignedContent& content) {
    const auto facts = PublicKey::of(key.certificate());
    if (!facts) return base::fail(facts.error());
    if (auto strong = check_strength(*facts); !strong) return base::fail(strong.error());

    std::string named = named_by_digest(key.certificate(), *facts);
    std::vector<std::string> certificates{key.certificate()};
    for (const Der& issuer : key.issuers()) {
        if (std::find(certificates.begin(), certificates.end(), issuer) != certificates.end()) continue;
        const auto issuer_facts = PublicKey::of(issuer);
        if (!issuer_facts) return base::fail(issuer_facts.error());
        named += named_by_digest(issuer, *issuer_facts);
        certificates.push_back(issuer);
    }

    const std::string attributes =
        der_set(tag::set, {attribute(names::content_type, content.type),
                           attribute(names::message_digest, der(tag::octets, content.sha256)),
                           attribute(names::signing_certificate_v2, der(tag::sequence, der(tag::sequence, named)))});
    const auto signature = key.sign(base::as_bytes(attributes));
    if (!signature) return base::fail(signature.error());
    if (!verify_signature(*facts, HashKind::sha256, base::as_bytes(attributes), base::as_bytes(*signature)))
        return base::fail(ErrorCode::not_permitted, "signing key", "a signature that its certificate does not verify",
                          "the key that belongs to the certificate");

    std::string stored_attributes = attributes;
    stored_attributes[0] = static_cast<char>(tag::context(0));
    const std::string method = facts->kind == PublicKey::Kind::rsa
                                   ? der(tag::sequence, {names::rsa_sha256, der(tag::null, "")})
                                   : names::algorithm(names::ecdsa_sha256);
    const std::string signer =
        der(tag::sequence, {der_integer(1), der(tag::sequence, {facts->issuer, facts->serial}),
                            names::algorithm(names::sha256), stored_attributes, method, der(tag::octets, *signature)});
    const std::string carried =
        content.content ? der(tag::context(0), der(tag::octets, *content.content)) : std::string();
    // Version 3 is for contents that are no plain data.
    const std::string data =
        der(tag::sequence, {der_integer(content.type == names::data ? 1 : 3),
                            der(tag::set, names::algorithm(names::sha256)), der(tag::sequence, {content.type, carried}),
                            der_set(tag::context(0), certificates), der(tag::set, signer)});
    return der(tag::sequence, {names::signed_data, der(tag::context(0), data)});
}

}  // namespace velocert::signing
