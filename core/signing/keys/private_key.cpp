// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/keys/private_key.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <utility>

#include "core/base/digest.h"
#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t rsa_bits = 3072;

class KeyInMemory final : public SigningKey {
  public:
    KeyInMemory(PrivateKey key, Der certificate, std::vector<Der> issuers)
        : key_(std::move(key)), certificate_(std::move(certificate)), issuers_(std::move(issuers)) {}
    [[nodiscard]] const Der& certificate() const override { return certificate_; }
    [[nodiscard]] const std::vector<Der>& issuers() const override { return issuers_; }
    [[nodiscard]] Result<std::string> sign(std::span<const std::uint8_t> bytes) override { return key_.sign(bytes); }

  private:
    PrivateKey key_;
    Der certificate_;
    std::vector<Der> issuers_;
};

}  // namespace

void PrivateKey::Free::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

PrivateKey::PrivateKey(evp_pkey_st* taken) : handle_(taken) {}

Result<PrivateKey> PrivateKey::make(KeyKind kind) {
    evp_pkey_st* made = nullptr;
    switch (kind) {
        case KeyKind::rsa: made = EVP_RSA_gen(rsa_bits); break;
        case KeyKind::p256: made = EVP_EC_gen("P-256"); break;
        case KeyKind::other: return fail(ErrorCode::bad_value, "new key", "an unknown kind of key", "RSA or P-256");
    }
    if (made == nullptr) return fail(ErrorCode::io, "new key", "no key could be made: " + openssl_reason());
    return PrivateKey(made);
}

KeyKind PrivateKey::kind() const {
    if (EVP_PKEY_get_base_id(handle_.get()) == EVP_PKEY_RSA) return KeyKind::rsa;
    char group[64] = {};
    std::size_t size = 0;
    const bool p256 = EVP_PKEY_get_base_id(handle_.get()) == EVP_PKEY_EC &&
                      EVP_PKEY_get_group_name(handle_.get(), group, sizeof group, &size) == 1 &&
                      std::string_view(group, size) == "prime256v1";
    ERR_clear_error();
    return p256 ? KeyKind::p256 : KeyKind::other;
}

int PrivateKey::bits() const { return EVP_PKEY_get_bits(handle_.get()); }

bool PrivateKey::belongs_to(const Certificate& certificate) const {
    const auto x509 = certificate_from_der(certificate.der, {});
    const bool same = x509 && X509_check_private_key(x509->get(), handle_.get()) == 1;
    ERR_clear_error();
    return same;
}

Result<std::string> PrivateKey::sign(std::span<const std::uint8_t> bytes) const {
    const DigestContextHandle context(EVP_MD_CTX_new());
    std::size_t size = 0;
    std::string out;
    // RSA pads after PKCS#1 v1.5 unless it is told otherwise.
    bool good = context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, handle_.get()) == 1 &&
                EVP_DigestSign(context.get(), nullptr, &size, bytes.data(), bytes.size()) == 1;
    if (good) {
        out.resize(size);
        good = EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes.data(),
                              bytes.size()) == 1;
        out.resize(size);
    }
    if (!good) return fail(ErrorCode::io, "signature", "the key does not sign: " + openssl_reason());
    return out;
}

Result<std::unique_ptr<SigningKey>> signing_key(PrivateKey key, const Certificate& certificate,
                                                std::vector<Der> issuers) {
    if (!key.belongs_to(certificate))
        return fail(ErrorCode::bad_value, certificate.subject, "the certificate is about another key",
                    "the certificate of this key");
    if (!strong_enough(certificate.key_kind, certificate.key_bits))
        return fail(ErrorCode::not_permitted, certificate.subject,
                    "a key too weak to sign with: " + certificate.key_text(), "RSA of 3072 bits or more, or P-256");
    return std::make_unique<KeyInMemory>(std::move(key), certificate.der, std::move(issuers));
}

bool signature_holds(const Certificate& certificate, std::span<const std::uint8_t> bytes, std::string_view signature) {
    const auto x509 = certificate_from_der(certificate.der, {});
    const DigestContextHandle context(EVP_MD_CTX_new());
    const auto given = base::as_bytes(signature);
    const bool holds =
        x509 && context && (certificate.key_kind == KeyKind::rsa || certificate.key_kind == KeyKind::p256) &&
        EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, X509_get0_pubkey(x509->get())) == 1 &&
        EVP_DigestVerify(context.get(), given.data(), given.size(), bytes.data(), bytes.size()) == 1;
    ERR_clear_error();
    return holds;
}

}  // namespace velocert::signing
