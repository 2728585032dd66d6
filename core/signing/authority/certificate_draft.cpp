// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/authority/certificate_draft.h"

#include <openssl/bn.h>
#include <openssl/rand.h>

#include <array>

#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr long version_3 = 2;

/// 127 random bits, positive: nobody can guess it, and no two are the same.
bool set_serial(X509* certificate) {
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) return false;
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x3F) | 0x40);  // always 16 bytes long
    using Number = std::unique_ptr<BIGNUM, OpensslFree<&BN_free>>;
    const Number number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool add_extension(X509* certificate, X509V3_CTX& context, int nid, const std::string& value) {
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

}  // namespace

Result<Certificate> certify(const CertificateDraft& draft, const PrivateKey& key, const Certificate* issuer,
                            const PrivateKey& issuer_key) {
    const std::string place =
        "certificate of " + (draft.subject.empty() ? std::string() : draft.subject.front().second);
    const CertificateHandle made(X509_new());
    CertificateHandle authority;
    if (issuer != nullptr) {
        auto handle = certificate_from_der(issuer->der, place);
        if (!handle) return fail(handle.error());
        authority = std::move(*handle);
    }
    auto* x509 = made.get();
    auto* subject = X509_get_subject_name(x509);
    for (const auto& [nid, text] : draft.subject) {
        if (text.empty()) continue;
        if (X509_NAME_add_entry_by_NID(subject, nid, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                       static_cast<int>(text.size()), -1, 0) != 1)
            return fail(ErrorCode::bad_value, place, "'" + text + "' cannot stand in a name: " + openssl_reason(),
                        "text in UTF-8, 64 characters at most");
    }
    const auto from = asn1_time(draft.not_before);
    const auto to = asn1_time(draft.not_after);
    bool good = X509_set_version(x509, version_3) == 1 && set_serial(x509) && from && to &&
                X509_set1_notBefore(x509, from.get()) == 1 && X509_set1_notAfter(x509, to.get()) == 1 &&
                X509_set_pubkey(x509, key.handle()) == 1 &&
                X509_set_issuer_name(x509, authority ? X509_get_subject_name(authority.get()) : subject) == 1;
    X509V3_CTX context;
    X509V3_set_ctx(&context, authority ? authority.get() : x509, x509, nullptr, nullptr, 0);
    good = good && add_extension(x509, context, NID_subject_key_identifier, "hash");
    good = good && add_extension(x509, context, NID_authority_key_identifier, "keyid:always");
    for (const auto& [nid, value] : draft.extensions) good = good && add_extension(x509, context, nid, value);
    good = good && X509_sign(x509, issuer_key.handle(), EVP_sha256()) > 0;
    if (!good) return fail(ErrorCode::bad_value, place, "it could not be made: " + openssl_reason());
    return Certificate::parse(der_of(&i2d_X509, x509), place);
}

std::chrono::system_clock::time_point years_after(std::chrono::system_clock::time_point time, int years) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    auto date = std::chrono::year_month_day(day) + std::chrono::years(years);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return std::chrono::sys_days(date) + (time - day);
}

}  // namespace velocert::signing
