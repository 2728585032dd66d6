// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/digest.h"
#include "core/signing/signed_data/signed_data.h"
#include "core/signing/signed_data/signed_data_names.h"

namespace velocert::signing {
namespace {

using base::ErrorCode;
using Fault = std::optional<base::Error>;

constexpr std::size_t most_certificates = 32;

/// The values of the signed attributes we know, each of which may stand there once.
struct Attributes {
    std::string_view content_type;
    std::string_view message_digest;
    std::string_view certificates;      // SigningCertificateV2
    std::string_view old_certificates;  // SigningCertificate, with SHA-1
};

/// The members of a SignedData as they stand, before anything is checked against anything.
struct Parts {
    std::uint8_t version = 0;
    std::string_view digests;
    std::string_view type;
    std::string content;
    bool carries_content = false;
    std::vector<std::string_view> certificates;
    std::string_view issuer_and_serial;
    std::string_view digest_algorithm;
    std::string_view attributes;  // whole, with the tag they are stored under
    std::string_view method;
    std::string_view signature;
    std::vector<std::string> timestamps;
};

std::uint8_t small_number(DerReader& reader, std::string_view what) {
    const auto value = reader.value(tag::integer, what).content;
    return value.size() == 1 ? static_cast<std::uint8_t>(value[0]) : std::uint8_t{0xff};
}

void read_unsigned(DerReader attributes, Strictness strictness, Parts& parts) {
    while (!attributes.done()) {
        DerReader attribute = attributes.inside(tag::sequence, "unsigned attribute");
        const auto name = attribute.value(tag::oid, "name of an unsigned attribute").whole;
        DerReader values = attribute.inside(tag::set, "values of an unsigned attribute");
        attribute.end("unsigned attribute");
        if (name == names::timestamp_token) {
            parts.timestamps.emplace_back(values.value(tag::sequence, "time-stamp token").whole);
            values.end("values of the time-stamp attribute");
        } else if (strictness == Strictness::own) {
            attributes.refuse("an unsigned attribute", "none but one time-stamp token");
        }
    }
    if (parts.timestamps.size() > 1) attributes.refuse("two time-stamps", "one at most");
}

void read_signer(DerReader signer, Strictness strictness, Parts& parts) {
    if (small_number(signer, "version of the signer") != 1)
        signer.refuse("another version of the signer", "1, the signer named by issuer and serial number");
    parts.issuer_and_serial = signer.value(tag::sequence, "issuer and serial number").content;
    parts.digest_algorithm = signer.value(tag::sequence, "digest algorithm").whole;
    parts.attributes = signer.value(tag::context(0), "signed attributes").whole;
    parts.method = signer.value(tag::sequence, "signature algorithm").whole;
    parts.signature = signer.value(tag::octets, "signature value").content;
    if (signer.next_is(tag::context(1)))
        read_unsigned(signer.inside(tag::context(1), "unsigned attributes"), strictness, parts);
    signer.end("signer");
}

Parts read_parts(std::string_view bytes, Strictness strictness, const std::string& where, Fault& fault) {
    Parts parts;
    DerReader file(bytes, where, fault);
    DerReader info = file.inside(tag::sequence, "content info");
    file.end("content info");
    if (info.value(tag::oid, "content type").whole != names::signed_data)
        info.refuse("another kind of content", "signed data");
    DerReader wrapped = info.inside(tag::context(0), "content");
    info.end("content info");
    DerReader data = wrapped.inside(tag::sequence, "signed data");
    wrapped.end("content");
    parts.version = small_number(data, "version");
    parts.digests = data.value(tag::set, "digest algorithms").content;
    DerReader encapsulated = data.inside(tag::sequence, "encapsulated content");
    parts.type = encapsulated.value(tag::oid, "type of the content").whole;
    if (encapsulated.next_is(tag::context(0))) {
        DerReader carried = encapsulated.inside(tag::context(0), "content");
        parts.content = carried.value(tag::octets, "content").content;
        parts.carries_content = true;
        carried.end("content");
    }
    encapsulated.end("encapsulated content");
    if (data.next_is(tag::context(0))) {
        DerReader certificates = data.inside(tag::context(0), "certificates");
        while (!certificates.done() && parts.certificates.size() <= most_certificates)
            parts.certificates.push_back(certificates.value(tag::sequence, "certificate").whole);
        certificates.end("certificates");
    }
    // Revocation lists come from the trust list, never from whoever signs.
    if (strictness == Strictness::foreign && data.next_is(tag::context(1))) (void)data.any("revocation lists");
    DerReader signers = data.inside(tag::set, "signers");
    data.end("signed data");
    read_signer(signers.inside(tag::sequence, "signer"), strictness, parts);
    signers.end("signers (exactly one)");
    return parts;
}

Attributes read_attributes(std::string_view whole, Strictness strictness, const std::string& where, Fault& fault) {
    Attributes out;
    DerReader all = DerReader(whole, where, fault).inside(tag::context(0), "signed attributes");
    std::string_view before;
    while (!all.done()) {
        const DerValue value = all.value(tag::sequence, "signed attribute");
        if (strictness == Strictness::own && !(before < value.whole))
            all.refuse("signed attributes out of order", "the order of their bytes (DER)");
        before = value.whole;
        DerReader attribute(value.content, where + ", signed attribute", fault);
        const auto name = attribute.value(tag::oid, "name of a signed attribute").whole;
        DerReader values = attribute.inside(tag::set, "values of a signed attribute");
        attribute.end("signed attribute");
        std::string_view* place = nullptr;
        if (name == names::content_type) place = &out.content_type;
        if (name == names::message_digest) place = &out.message_digest;
        if (name == names::signing_certificate_v2) place = &out.certificates;
        if (name == names::signing_certificate && strictness == Strictness::foreign) place = &out.old_certificates;
        if (place != nullptr) {
            if (!place->empty()) all.refuse("a signed attribute twice", "each once");
            *place = values.any("value of a signed attribute").whole;
            values.end("value of a signed attribute");
        } else if (strictness == Strictness::own) {
            all.refuse("a further signed attribute", "content type, message digest and signing certificate");
        }
    }
    return out;
}

/// The hash values of the certificates that the signed attributes name, the signer's first, each with its kind.
struct NamedCertificate {
    HashKind hash = HashKind::sha1;
    std::string_view value;
};

std::vector<NamedCertificate> read_named(const Attributes& attributes, const std::string& where, Fault& fault) {
    std::vector<NamedCertificate> out;
    const bool newer = !attributes.certificates.empty();
    DerReader attribute(newer ? attributes.certificates : attributes.old_certificates, where, fault);
    DerReader outer = attribute.inside(tag::sequence, "signing certificate");
    DerReader certificates = outer.inside(tag::sequence, "named certificates");
    while (!certificates.done()) {
        DerReader one = certificates.inside(tag::sequence, "named certificate");
        NamedCertificate named;
        if (newer) named.hash = HashKind::sha256;
        if (newer && one.next_is(tag::sequence)) {
            DerReader algorithm = one.inside(tag::sequence, "hash of a named certificate");
            const auto hash = names::hash_named(algorithm.value(tag::oid, "hash algorithm").whole);
            if (!hash) one.refuse("an unknown or weak hash of a certificate", "SHA-256 or better");
            named.hash = hash.value_or(HashKind::sha256);
        }
        named.value = one.value(tag::octets, "hash value of a certificate").content;
        out.push_back(named);
    }
    return out;
}

bool names_certificate(const NamedCertificate& named, std::string_view certificate) {
    return named.value == hash_of(named.hash, certificate);
}

tl::unexpected<base::Error> refuse(const std::string& where, std::string found, std::string expected) {
    return base::fail(ErrorCode::integrity, where, std::move(found), std::move(expected));
}

/// Whether the signature algorithm goes with the key and the digest algorithm.
bool method_fits(std::string_view method, PublicKey::Kind kind, HashKind hash, Strictness strictness) {
    const std::string null = der(tag::null, "");
    const auto with = [&null](const std::string& name) { return der(tag::sequence, {name, null}); };
    if (kind == PublicKey::Kind::rsa) {
        if (strictness == Strictness::foreign && method == with(names::rsa)) return true;
        switch (hash) {
            case HashKind::sha1: return false;
            case HashKind::sha256: return method == with(names::rsa_sha256);
            case HashKind::sha384: return method == with(names::rsa_sha384);
            case HashKind::sha512: return method == with(names::rsa_sha512);
        }
    }
    switch (hash) {
        case HashKind::sha1: return false;
        case HashKind::sha256: return method == names::algorithm(names::ecdsa_sha256);
        case HashKind::sha384: return method == names::algorithm(names::ecdsa_sha384);
        case HashKind::sha512: return method == names::algorithm(names::ecdsa_sha512);
    }
    return false;
}

std::optional<HashKind> digest_kind(std::string_view algorithm, Strictness strictness) {
    Fault fault;
    DerReader reader = DerReader(algorithm, "", fault).inside(tag::sequence, "");
    const auto name = reader.value(tag::oid, "").whole;
    if (reader.next_is(tag::null) && strictness == Strictness::foreign) (void)reader.value(tag::null, "");
    reader.end("");
    const auto kind = fault ? std::nullopt : names::hash_named(name);
    return strictness == Strictness::own && kind != HashKind::sha256 ? std::nullopt : kind;
}

}  // namespace

base::Result<SignedData> verify_signed_data(std::string_view bytes, const std::string& type,
                                            const std::optional<std::string>& detached_sha256, Strictness strictness,
                                            const std::string& where) {
    Fault fault;
    Parts parts = read_parts(bytes, strictness, where, fault);
    const Attributes attributes = read_attributes(parts.attributes, strictness, where, fault);
    const auto named = read_named(attributes, where, fault);
    if (fault) return base::fail(*fault);

    if (parts.type != type || attributes.content_type != type)
        return refuse(where, "another type of content", "the same in the data and in the signed attributes");
    const auto hash = digest_kind(parts.digest_algorithm, strictness);
    if (!hash) return refuse(where, "an unknown or weak digest algorithm", "SHA-256 or better");
    if (strictness == Strictness::own &&
        (parts.version != (type == names::data ? 1 : 3) || parts.digests != parts.digest_algorithm))
        return refuse(where, "another version or digest algorithm of the data", "those of the signer");
    if (parts.carries_content == detached_sha256.has_value())
        return refuse(where, parts.carries_content ? "a content inside" : "no content",
                      parts.carries_content ? "a detached signature" : "the content inside");
    const std::string digest = detached_sha256 ? *detached_sha256 : hash_of(*hash, parts.content);
    if (attributes.message_digest != der(tag::octets, digest))
        return refuse(where, "the signature is over other bytes", "the digest of the signed bytes");

    SignedData out;
    for (const std::string_view certificate : parts.certificates) {
        const auto facts = PublicKey::of(Der(certificate));
        if (!facts) {
            if (strictness == Strictness::own) return base::fail(facts.error());
            continue;
        }
        if (out.certificate.empty() && parts.issuer_and_serial == facts->issuer + facts->serial) {
            out.certificate = certificate;
            out.key = *facts;
        }
    }
    if (out.certificate.empty()) return refuse(where, "no certificate of the signer", "it among the certificates");
    if (named.empty() || !names_certificate(named[0], out.certificate))
        return refuse(where, "a certificate that the signed attributes do not name",
                      "the certificate that was signed with");
    if (auto strong = check_strength(out.key); !strong) return base::fail(strong.error());
    if (!method_fits(parts.method, out.key.kind, *hash, strictness))
        return refuse(where, "a signature algorithm that does not go with key and digest",
                      "RSA or ECDSA with that digest");

    if (strictness == Strictness::own) {
        if (named.size() != parts.certificates.size())
            return refuse(where, "certificates that the signed attributes do not name", "each named once");
        for (std::size_t i = 1; i < named.size(); ++i) {
            const auto found = std::find_if(parts.certificates.begin(), parts.certificates.end(),
                                            [&](std::string_view one) { return names_certificate(named[i], one); });
            if (found == parts.certificates.end())
                return refuse(where, "a certificate that the signed attributes do not name", "each named once");
            out.issuers.emplace_back(*found);
        }
    } else {
        for (const std::string_view one : parts.certificates)
            if (one != out.certificate) out.issuers.emplace_back(one);
    }

    std::string covered(parts.attributes);
    covered[0] = static_cast<char>(tag::set);
    if (!verify_signature(out.key, *hash, base::as_bytes(covered), base::as_bytes(parts.signature)))
        return refuse(where, "a signature value that the certificate does not verify", "the signer's own");
    out.content = std::move(parts.content);
    out.signature = parts.signature;
    out.timestamps = std::move(parts.timestamps);
    return out;
}

}  // namespace velocert::signing
