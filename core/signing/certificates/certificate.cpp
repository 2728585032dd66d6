// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/certificate.h"

#include <openssl/core_names.h>
#include <openssl/err.h>

#include <array>

#include "core/signing/encoding/openssl_handles.h"
#include "core/signing/encoding/pem.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t largest_file = 1'000'000;
constexpr std::size_t largest_certificate = 64'000;
constexpr std::size_t most_certificates = 200;

std::string octets_hex(const ASN1_OCTET_STRING* octets) {
    if (octets == nullptr) return {};
    return base::hex({ASN1_STRING_get0_data(octets), static_cast<std::size_t>(ASN1_STRING_length(octets))});
}

/// A curve written out as numbers is no named curve, whatever its numbers are.
KeyKind kind_of(const EVP_PKEY* key) {
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return KeyKind::rsa;
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return KeyKind::other;
    std::array<char, 64> group{};
    std::array<char, 64> encoding{};
    std::size_t size = 0;
    const bool known =
        EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) == 1 &&
        EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_EC_ENCODING, encoding.data(), encoding.size(), &size) == 1;
    ERR_clear_error();
    const bool p256 = known && std::string_view(group.data()) == "prime256v1" &&
                      std::string_view(encoding.data()) == OSSL_PKEY_EC_ENCODING_GROUP;
    return p256 ? KeyKind::p256 : KeyKind::other;
}

void read_usages(X509* handle, Certificate& out) {
    const auto flags = X509_get_extension_flags(handle);
    out.authority = X509_check_ca(handle) == 1;  // by basicConstraints, not by age or guess
    if ((flags & EXFLAG_KUSAGE) != 0) {
        const auto bits = X509_get_key_usage(handle);
        out.usage = {true, (bits & KU_DIGITAL_SIGNATURE) != 0, (bits & KU_NON_REPUDIATION) != 0,
                     (bits & KU_KEY_CERT_SIGN) != 0, (bits & KU_CRL_SIGN) != 0};
    }
    int critical = 0;
    auto* extended = static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(handle, NID_ext_key_usage, &critical, nullptr));
    if (extended == nullptr) return;
    for (int i = 0; i < sk_ASN1_OBJECT_num(extended); ++i) {
        std::array<char, 128> text{};
        OBJ_obj2txt(text.data(), static_cast<int>(text.size()), sk_ASN1_OBJECT_value(extended, i), 1);
        out.extended_usage.emplace_back(text.data());
    }
    out.extended_usage_critical = critical == 1;
    EXTENDED_KEY_USAGE_free(extended);
}

Result<Certificate> read(std::string_view der, const std::string& where) {
    if (der.size() > largest_certificate)
        return fail(ErrorCode::bad_value, where, "a certificate of " + std::to_string(der.size()) + " bytes",
                    std::to_string(largest_certificate) + " bytes at most");
    const auto handle = certificate_from_der(der, where);
    if (!handle) return fail(handle.error());
    auto* x509 = handle->get();
    // Extensions are read once here; one that cannot be read makes the whole certificate unreadable.
    if ((X509_get_extension_flags(x509) & EXFLAG_INVALID) != 0)
        return fail(ErrorCode::bad_value, where, "extensions that cannot be read: " + openssl_reason(),
                    "a certificate after RFC 5280");

    Certificate out;
    out.der = der;
    out.fingerprint = base::Digest::of(der);
    const auto subject = name_text(X509_get_subject_name(x509), where + " subject");
    if (!subject) return fail(subject.error());
    const auto issuer = name_text(X509_get_issuer_name(x509), where + " issuer");
    if (!issuer) return fail(issuer.error());
    const auto from = time_of(X509_get0_notBefore(x509), where + " notBefore");
    if (!from) return fail(from.error());
    const auto to = time_of(X509_get0_notAfter(x509), where + " notAfter");
    if (!to) return fail(to.error());
    out.subject_name = *subject;
    out.issuer_name = *issuer;
    out.subject = name_part(X509_get_subject_name(x509), NID_commonName);
    out.issuer = name_part(X509_get_issuer_name(x509), NID_commonName);
    if (out.subject.empty()) out.subject = *subject;
    if (out.issuer.empty()) out.issuer = *issuer;
    out.account = name_part(X509_get_subject_name(x509), NID_userId);
    out.serial = serial_text(X509_get0_serialNumber(x509));
    out.not_before = *from;
    out.not_after = *to;
    out.self_issued = X509_NAME_cmp(X509_get_subject_name(x509), X509_get_issuer_name(x509)) == 0;
    const auto* key = X509_get0_pubkey(x509);
    if (key == nullptr)
        return fail(ErrorCode::bad_value, where, "a public key that cannot be read: " + openssl_reason(),
                    "RSA or P-256");
    out.key_kind = kind_of(key);
    out.key_bits = EVP_PKEY_get_bits(key);
    unsigned char* spki = nullptr;
    const int spki_size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x509), &spki);
    if (spki_size <= 0)
        return fail(ErrorCode::bad_value, where, "a public key that cannot be written: " + openssl_reason(),
                    "RSA or P-256");
    out.key = base::Digest::of(std::span<const std::uint8_t>(spki, static_cast<std::size_t>(spki_size)));
    OPENSSL_free(spki);
    read_usages(x509, out);
    out.key_id = octets_hex(X509_get0_subject_key_id(x509));
    out.authority_key_id = octets_hex(X509_get0_authority_key_id(x509));
    ERR_clear_error();
    return out;
}

}  // namespace

std::string_view name(KeyKind kind) {
    switch (kind) {
        case KeyKind::rsa: return "RSA";
        case KeyKind::p256: return "P-256";
        case KeyKind::other: return "other";
    }
    return "other";
}

bool strong_enough(KeyKind kind, int bits) {
    constexpr int least_rsa = 3072;
    constexpr int most_rsa = 16384;  // beyond it, checking one signature takes seconds
    return kind == KeyKind::p256 || (kind == KeyKind::rsa && bits >= least_rsa && bits <= most_rsa);
}

std::string Certificate::pem() const { return pem_of("CERTIFICATE", der); }

std::string Certificate::key_text() const {
    if (key_kind == KeyKind::p256) return std::string(name(key_kind));
    return std::string(name(key_kind)) + ' ' + std::to_string(key_bits);
}

Result<std::vector<Certificate>> Certificate::parse_all(std::string_view bytes, std::string_view where) {
    const std::string place(where);
    if (bytes.size() > largest_file)
        return fail(ErrorCode::bad_value, place, "a file of " + std::to_string(bytes.size()) + " bytes",
                    "certificates of a million bytes at most");
    std::vector<Certificate> out;
    if (!is_pem(bytes)) {
        auto one = read(bytes, place);
        if (!one) return fail(one.error());
        out.push_back(std::move(*one));
        return out;
    }
    const auto blocks = pem_blocks(bytes, most_certificates, where);
    if (!blocks) return fail(blocks.error());
    for (const auto& block : *blocks) {
        const auto block_place = place + " block " + std::to_string(out.size() + 1);
        if (block.label != "CERTIFICATE")
            return fail(ErrorCode::bad_value, block_place, "a block that says '" + block.label + "'", "CERTIFICATE");
        auto one = read(block.der, block_place);
        if (!one) return fail(one.error());
        out.push_back(std::move(*one));
    }
    if (out.empty()) return fail(ErrorCode::bad_value, place, "no certificate", "at least one");
    return out;
}

Result<Certificate> Certificate::parse(std::string_view bytes, std::string_view where) {
    auto all = parse_all(bytes, where);
    if (!all) return fail(all.error());
    if (all->size() != 1)
        return fail(ErrorCode::bad_value, std::string(where), std::to_string(all->size()) + " certificates", "one");
    return std::move(all->front());
}

}  // namespace velocert::signing
