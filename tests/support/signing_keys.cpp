// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signing_keys.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <stdexcept>

namespace velocert::test {
namespace {

using std::chrono::system_clock;
using SharedKey = std::shared_ptr<EVP_PKEY>;

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using CertificateHandle = std::unique_ptr<X509, FreeCertificate>;

SharedKey made(EVP_PKEY* key) {
    if (key == nullptr) throw std::runtime_error("no key was made");
    return {key, EVP_PKEY_free};
}

SharedKey new_key(const CertificateWish& wish) {
    if (wish.rsa_bits > 0) return made(EVP_RSA_gen(static_cast<unsigned int>(wish.rsa_bits)));
    return made(EVP_EC_gen(wish.curve.c_str()));
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    if (extension == nullptr || X509_add_ext(certificate, extension, -1) != 1)
        throw std::runtime_error("no extension: " + value);
    X509_EXTENSION_free(extension);
}

CertificateHandle parsed(const signing::Der& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    return CertificateHandle(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

signing::Der encoded(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    signing::Der out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return out;
}

CertificateHandle blank(const std::string& name, EVP_PKEY* key, system_clock::time_point from,
                        system_clock::time_point to) {
    static std::atomic<long> serial = 0x10000001;
    CertificateHandle certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), system_clock::to_time_t(from));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), system_clock::to_time_t(to));
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
}

class KeyInMemory final : public signing::SigningKey {
  public:
    KeyInMemory(SharedKey key, signing::Der certificate, std::vector<signing::Der> issuers)
        : key_(std::move(key)), certificate_(std::move(certificate)), issuers_(std::move(issuers)) {}
    [[nodiscard]] const signing::Der& certificate() const override { return certificate_; }
    [[nodiscard]] const std::vector<signing::Der>& issuers() const override { return issuers_; }
    [[nodiscard]] base::Result<std::string> sign(std::span<const std::uint8_t> bytes) override {
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        std::size_t length = 0;
        std::string out;
        bool good = EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
                    EVP_DigestSign(context, nullptr, &length, bytes.data(), bytes.size()) == 1;
        out.resize(length);
        good = good && EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &length, bytes.data(),
                                      bytes.size()) == 1;
        out.resize(length);
        EVP_MD_CTX_free(context);
        if (!good) return base::fail(base::ErrorCode::io, "key", "it does not sign");
        return out;
    }

  private:
    SharedKey key_;
    signing::Der certificate_;
    std::vector<signing::Der> issuers_;
};

}  // namespace

std::shared_ptr<evp_pkey_st> new_shared_key() { return new_key({}); }

TestAuthority::TestAuthority(const std::string& name) : name_(name), key_(new_key({})) {
    const CertificateWish wish;
    const auto certificate = blank(name, key_.get(), wish.from, wish.to + std::chrono::hours(24 * 3650));
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    X509_sign(certificate.get(), key_.get(), EVP_sha256());
    root_ = encoded(certificate.get());
}

std::string TestAuthority::root_pem() const { return pem_of(root_); }

std::unique_ptr<signing::SigningKey> TestAuthority::key(const CertificateWish& wish) const {
    const SharedKey key = wish.shared_key ? wish.shared_key : new_key(wish);
    const auto root = parsed(root_);
    const auto certificate = blank(wish.name, key.get(), wish.from, wish.to);
    if (!wish.account.empty())
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "UID", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(wish.account.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(root.get()));
    extend(certificate.get(), root.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(certificate.get(), root.get(), NID_key_usage, "critical,digitalSignature,nonRepudiation");
    extend(certificate.get(), root.get(), NID_subject_key_identifier, "hash");
    extend(certificate.get(), root.get(), NID_authority_key_identifier, "keyid");
    if (!wish.extended_usage.empty()) extend(certificate.get(), root.get(), NID_ext_key_usage, wish.extended_usage);
    X509_sign(certificate.get(), key_.get(), EVP_sha256());
    return std::make_unique<KeyInMemory>(key, encoded(certificate.get()), std::vector<signing::Der>{root_});
}

std::unique_ptr<signing::SigningKey> TestAuthority::person(const std::string& name) const {
    CertificateWish wish;
    wish.name = name;
    return key(wish);
}

std::unique_ptr<signing::SigningKey> TestAuthority::time_stamper() const {
    CertificateWish wish;
    wish.name = "Test Time-stamps";
    wish.extended_usage = "critical,timeStamping";
    return key(wish);
}

signing::TrustList TestAuthority::trust() const {
    signing::TrustList out;
    const auto root = signing::Certificate::parse(root_, "root");
    if (!root || !out.add_root(*root, signing::TrustKind::internal)) throw std::runtime_error("no root");
    return out;
}

std::string pem_of(const signing::Der& certificate) {
    const auto parsed_certificate = parsed(certificate);
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, parsed_certificate.get());
    char* text = nullptr;
    const long length = BIO_get_mem_data(memory, &text);
    std::string out(text, static_cast<std::size_t>(length));
    BIO_free(memory);
    return out;
}

}  // namespace velocert::test
