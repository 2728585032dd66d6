// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/keys/public_key.h"

#include <openssl/err.h>
#include <array>

#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {
namespace {

using base::ErrorCode;

constexpr int least_rsa_bits = 3072;
constexpr int least_curve_bits = 256;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

bool only_stamps_time(X509* certificate) {
    const int at = X509_get_ext_by_NID(certificate, NID_ext_key_usage, -1);
    if (at < 0 || X509_EXTENSION_get_critical(X509_get_ext(certificate, at)) == 0) return false;
    return X509_check_purpose(certificate, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
}

const EVP_MD* method(HashKind hash) {
    switch (hash) {
        case HashKind::sha1: return EVP_sha1();
        case HashKind::sha256: return EVP_sha256();
        case HashKind::sha384: return EVP_sha384();
        case HashKind::sha512: return EVP_sha512();
    }
    return EVP_sha256();
}

}  // namespace

base::Result<PublicKey> PublicKey::of(const Der& certificate) {
    const unsigned char* at = raw(certificate);
    const CertificateHandle parsed(d2i_X509(nullptr, &at, static_cast<long>(certificate.size())));
    const bool whole = parsed != nullptr && at == raw(certificate) + certificate.size();
    EVP_PKEY* key = whole ? X509_get0_pubkey(parsed.get()) : nullptr;
    ERR_clear_error();
    if (!whole) return base::fail(ErrorCode::integrity, "certificate", "bytes that are none", "X.509 in DER");
    PublicKey out;
    const int kind = key != nullptr ? EVP_PKEY_get_base_id(key) : EVP_PKEY_NONE;
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
        return base::fail(ErrorCode::integrity, "certificate", "a key of another kind", "RSA or an elliptic curve");
    out.kind = kind == EVP_PKEY_RSA ? PublicKey::Kind::rsa : PublicKey::Kind::elliptic;
    out.bits = EVP_PKEY_get_bits(key);
    out.subject = der_of(i2d_X509_NAME, X509_get_subject_name(parsed.get()));
    out.issuer = der_of(i2d_X509_NAME, X509_get_issuer_name(parsed.get()));
    out.serial = der_of(i2d_ASN1_INTEGER, X509_get0_serialNumber(parsed.get()));
    out.info = der_of<EVP_PKEY>(i2d_PUBKEY, key);
    out.stamps_time = only_stamps_time(parsed.get());
    ERR_clear_error();
    return out;
}

base::Result<void> check_strength(const PublicKey& key) {
    const bool rsa = key.kind == PublicKey::Kind::rsa;
    if (key.bits >= (rsa ? least_rsa_bits : least_curve_bits)) return {};
    return base::fail(ErrorCode::integrity, "certificate",
                      std::string(rsa ? "an RSA key of " : "a curve of ") + std::to_string(key.bits) + " bits",
                      "RSA of 3072 bits, a curve of 256 bits, or better");
}

bool verify_signature(const PublicKey& key, HashKind hash, std::span<const std::uint8_t> bytes,
                      std::span<const std::uint8_t> signature) {
    const unsigned char* at = raw(key.info);
    const KeyHandle handle(d2i_PUBKEY(nullptr, &at, static_cast<long>(key.info.size())));
    const DigestContextHandle context(EVP_MD_CTX_new());
    const bool good =
        handle != nullptr && context != nullptr &&
        EVP_DigestVerifyInit(context.get(), nullptr, method(hash), nullptr, handle.get()) == 1 &&
        EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes.data(), bytes.size()) == 1;
    ERR_clear_error();
    return good;
}

std::string hash_of(HashKind hash, std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, method(hash), nullptr);
    return {reinterpret_cast<const char*>(out.data()), length};
}

}  // namespace velocert::signing
