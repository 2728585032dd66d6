// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::signing {

/// Owners of OpenSSL's objects; what is freed with it is freed once.
template <auto Free>
struct OpensslFree {
    template <typename T>
    void operator()(T* object) const {
        Free(object);
    }
};
using BioHandle = std::unique_ptr<BIO, OpensslFree<&BIO_free_all>>;
using CertificateHandle = std::unique_ptr<X509, OpensslFree<&X509_free>>;
using RevocationHandle = std::unique_ptr<X509_CRL, OpensslFree<&X509_CRL_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslFree<&EVP_PKEY_free>>;
using Pkcs12Handle = std::unique_ptr<PKCS12, OpensslFree<&PKCS12_free>>;
using StoreHandle = std::unique_ptr<X509_STORE, OpensslFree<&X509_STORE_free>>;
using StoreContextHandle = std::unique_ptr<X509_STORE_CTX, OpensslFree<&X509_STORE_CTX_free>>;
using DigestContextHandle = std::unique_ptr<EVP_MD_CTX, OpensslFree<&EVP_MD_CTX_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, OpensslFree<&ASN1_INTEGER_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, OpensslFree<&ASN1_TIME_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, OpensslFree<&X509_EXTENSION_free>>;

struct CertificateStackFree {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, &X509_free); }
};
using CertificateStack = std::unique_ptr<STACK_OF(X509), CertificateStackFree>;

/// Why the last call failed, in OpenSSL's words; empties its list of errors.
[[nodiscard]] std::string openssl_reason();

/// What an i2d function writes, in DER; empty if it cannot.
template <typename T>
[[nodiscard]] std::string der_of(int (*encode)(const T*, unsigned char**), const T* object) {
    const int size = encode(object, nullptr);
    if (size <= 0) return {};
    std::string out(static_cast<std::size_t>(size), '\0');
    auto* at = reinterpret_cast<unsigned char*>(out.data());
    encode(object, &at);
    return out;
}

/// A certificate from DER that is nothing but that.
[[nodiscard]] base::Result<CertificateHandle> certificate_from_der(std::string_view der, std::string_view where);

/// The point in time; those that our clock cannot count are moved to the years 1700 and 2250.
[[nodiscard]] base::Result<std::chrono::system_clock::time_point> time_of(const ASN1_TIME* time,
                                                                          std::string_view where);
/// The same the other way, in whole seconds.
[[nodiscard]] TimeHandle asn1_time(std::chrono::system_clock::time_point time);

/// Lower-case hex without a sign, "00" for zero.
[[nodiscard]] std::string serial_text(const ASN1_INTEGER* serial);

/// The whole name as RFC 2253 writes it, in UTF-8; bad_value if it has characters that cannot be shown.
[[nodiscard]] base::Result<std::string> name_text(const X509_NAME* name, std::string_view where);
/// One attribute of a name (the last, where there are several), or nothing.
[[nodiscard]] std::string name_part(const X509_NAME* name, int nid);

}  // namespace velocert::signing
