// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/keys/pkcs12.h"

#include <openssl/err.h>
#include <openssl/pkcs12.h>

#include <algorithm>
#include <utility>

#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Secret;

namespace {

constexpr std::size_t largest_file = 256'000;
constexpr long most_iterations = 10'000'000;  // some seconds; a hostile file asks for hours
constexpr std::size_t shortest_passphrase = 8;

/// Nearest first, as far as they are in the file.
std::vector<Der> issuers_in_order(const X509* certificate, const STACK_OF(X509) * others) {
    std::vector<Der> out;
    const X509* current = certificate;
    const int count = others == nullptr ? 0 : sk_X509_num(others);
    while (static_cast<int>(out.size()) < count) {
        const X509* next = nullptr;
        for (int i = 0; i < count && next == nullptr; ++i) {
            X509* candidate = sk_X509_value(others, i);
            if (X509_check_issued(candidate, const_cast<X509*>(current)) == X509_V_OK &&
                X509_cmp(candidate, current) != 0)
                next = candidate;
        }
        if (next == nullptr) break;
        auto der = der_of(&i2d_X509, next);
        if (std::find(out.begin(), out.end(), der) != out.end()) break;
        out.push_back(std::move(der));
        current = next;
    }
    ERR_clear_error();
    return out;
}

/// What can be refused before the passphrase is hashed.
Result<void> check_mac(PKCS12* file, const Secret& passphrase, const std::string& where) {
    const ASN1_INTEGER* iterations = nullptr;
    const ASN1_OCTET_STRING* salt = nullptr;
    if (PKCS12_mac_present(file) != 1)
        return fail(ErrorCode::bad_value, where, "a key file without a MAC: whether it was changed cannot be seen",
                    "PKCS#12 with a MAC");
    PKCS12_get0_mac(nullptr, nullptr, &salt, &iterations, file);
    if (iterations != nullptr && (ASN1_INTEGER_get(iterations) < 1 || ASN1_INTEGER_get(iterations) > most_iterations))
        return fail(ErrorCode::bad_value, where, "a key file that asks for an unreasonable number of iterations",
                    "10 million at most");
    if (passphrase.view().find('\0') != std::string_view::npos)
        return fail(ErrorCode::bad_value, where, "a passphrase with a zero byte", "text");
    return {};
}

/// Why PKCS12_parse() opened nothing. It checks the MAC before anything else, and says so last; what stands before
/// that in the queue is why the MAC could not be computed at all.
tl::unexpected<base::Error> not_opened(const std::string& where) {
    const auto is_mac = [](unsigned long error) {
        return ERR_GET_LIB(error) == ERR_LIB_PKCS12 && ERR_GET_REASON(error) == PKCS12_R_MAC_VERIFY_FAILURE;
    };
    const bool mac_differs = is_mac(ERR_peek_error());
    const bool mac_failed = is_mac(ERR_peek_last_error());
    if (!mac_failed)
        return fail(ErrorCode::bad_value, where, "its contents cannot be decrypted: " + openssl_reason(),
                    "PKCS#12 with AES (files with RC2 are of long ago: make it again)");
    ERR_clear_error();
    if (mac_differs)
        return fail(ErrorCode::not_permitted, where,
                    "this passphrase does not open the key file (or the file was changed)",
                    "the passphrase it was made with");
    return fail(ErrorCode::bad_value, where, "a damaged key file: its MAC cannot be computed", "PKCS#12");
}

}  // namespace

Result<KeyFile> read_pkcs12(std::span<const std::uint8_t> file, const Secret& passphrase, std::string_view where) {
    const std::string place(where);
    if (file.size() > largest_file)
        return fail(ErrorCode::bad_value, place, "a file of " + std::to_string(file.size()) + " bytes",
                    "a key file of 256000 bytes at most");
    const auto* at = file.data();
    const Pkcs12Handle parsed(d2i_PKCS12(nullptr, &at, static_cast<long>(file.size())));
    if (!parsed || at != file.data() + file.size())
        return fail(ErrorCode::bad_value, place, "no PKCS#12 file, or a damaged one: " + openssl_reason(), "PKCS#12");
    if (auto may = check_mac(parsed.get(), passphrase, place); !may) return fail(may.error());

    ERR_clear_error();
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    STACK_OF(X509)* others = nullptr;
    const int read = PKCS12_parse(parsed.get(), passphrase.view().data(), &key, &certificate, &others);
    PrivateKey key_owner(key);
    const CertificateHandle certificate_owner(certificate);
    const CertificateStack others_owner(others);
    if (read != 1) return not_opened(place);
    ERR_clear_error();
    if (key == nullptr) return fail(ErrorCode::bad_value, place, "no private key in the file", "one key");
    if (certificate == nullptr) {
        const bool some = others != nullptr && sk_X509_num(others) > 0;
        return fail(ErrorCode::bad_value, place,
                    some ? "no certificate in the file is about its key" : "no certificate in the file",
                    "the certificate of the key");
    }
    auto own = Certificate::parse(der_of(&i2d_X509, certificate), place);
    if (!own) return fail(own.error());
    return KeyFile{std::move(key_owner), std::move(*own), issuers_in_order(certificate, others)};
}

Result<std::unique_ptr<SigningKey>> open_pkcs12(std::span<const std::uint8_t> file, const Secret& passphrase) {
    auto read = read_pkcs12(file, passphrase);
    if (!read) return fail(read.error());
    return signing_key(std::move(read->key), read->certificate, std::move(read->issuers));
}

Result<std::string> make_pkcs12(const PrivateKey& key, const Certificate& certificate, const std::vector<Der>& issuers,
                                const Secret& passphrase, int iterations) {
    const std::string place = "key file of " + certificate.subject;
    if (!strong_enough(key.kind(), key.bits()))
        return fail(ErrorCode::not_permitted, place, "a key too weak to sign with",
                    "RSA of 3072 bits or more, or P-256");
    if (!key.belongs_to(certificate))
        return fail(ErrorCode::bad_value, place, "the certificate is about another key", "the certificate of this key");
    if (passphrase.view().size() < shortest_passphrase || passphrase.view().find('\0') != std::string_view::npos)
        return fail(ErrorCode::bad_value, place, "a passphrase that is too short", "8 characters or more");
    const auto own = certificate_from_der(certificate.der, place);
    if (!own) return fail(own.error());
    const CertificateStack others(sk_X509_new_null());
    for (const auto& issuer : issuers) {
        auto one = certificate_from_der(issuer, place + ", issuer");
        if (!one) return fail(one.error());
        if (sk_X509_push(others.get(), one->get()) > 0) static_cast<void>(one->release());
    }
    // Certificates are public; leaving them unencrypted saves one of three hashings and gives nothing away.
    constexpr int not_encrypted = -1;
    constexpr int salt_size = 16;
    const Pkcs12Handle made(PKCS12_create(passphrase.view().data(), certificate.subject.c_str(), key.handle(),
                                          own->get(), others.get(), NID_aes_256_cbc, not_encrypted, iterations,
                                          -1 /* the MAC follows */, 0));
    if (!made || PKCS12_set_mac(made.get(), passphrase.view().data(), static_cast<int>(passphrase.view().size()),
                                nullptr, salt_size, iterations, EVP_sha256()) != 1)
        return fail(ErrorCode::io, place, "the key file could not be made: " + openssl_reason());
    return der_of(&i2d_PKCS12, made.get());
}

}  // namespace velocert::signing
