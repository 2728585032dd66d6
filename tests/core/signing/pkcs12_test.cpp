// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/keys/pkcs12.h"

#include <openssl/pkcs12.h>
#include <openssl/rsa.h>

#include <catch2/catch.hpp>

#include "core/signing/encoding/openssl_handles.h"
#include "tests/core/signing/sample_authority.h"

using namespace velocert::signing;
using namespace velocert::tests;
using velocert::base::ErrorCode;

namespace {

constexpr const char* passphrase = "correct horse";

/// A file with these parts, whatever they are worth together; `key` and `certificate` may be null.
std::string file_of(EVP_PKEY* key, const Certificate* certificate, bool mac = true) {
    const auto handle = certificate == nullptr ? CertificateHandle() : must(certificate_from_der(certificate->der, {}));
    STACK_OF(PKCS7)* safes = nullptr;
    STACK_OF(PKCS12_SAFEBAG)* bags = nullptr;
    if (handle) PKCS12_add_cert(&bags, handle.get());
    if (key != nullptr) PKCS12_add_key(&bags, key, 0, few_iterations, NID_aes_256_cbc, passphrase);
    PKCS12_add_safe(&safes, bags, -1, 0, nullptr);
    sk_PKCS12_SAFEBAG_pop_free(bags, &PKCS12_SAFEBAG_free);
    const Pkcs12Handle file(PKCS12_add_safes(safes, 0));
    sk_PKCS7_pop_free(safes, &PKCS7_free);
    if (mac) PKCS12_set_mac(file.get(), passphrase, -1, nullptr, 0, few_iterations, EVP_sha256());
    return der_of(&i2d_PKCS12, file.get());
}

std::string refusal(const std::string& file, std::string with = passphrase) {
    const auto opened = open_pkcs12(bytes_of(file), secret(std::move(with)));
    REQUIRE_FALSE(opened);
    return opened.error().text();
}

}  // namespace

TEST_CASE("RSA and P-256 keys go into a file and come back to sign", "[signing][pkcs12]") {
    for (const auto kind : {KeyKind::rsa, KeyKind::p256}) {
        const auto key = must(PrivateKey::make(kind));
        const auto certificate =
            must(certify({{{NID_commonName, "Li Wei"}}, day("2026-02-01"), day("2028-02-01"), {}}, key, nullptr, key));
        CHECK(certificate.key_text() == (kind == KeyKind::rsa ? "RSA 3072" : "P-256"));
        const auto file = make_pkcs12(key, certificate, {}, secret(passphrase), few_iterations);
        REQUIRE(file);
        const auto opened = open_pkcs12(bytes_of(*file), secret(passphrase));
        REQUIRE(opened);
        CHECK((*opened)->certificate() == certificate.der);
        CHECK((*opened)->issuers().empty());
        const auto signature = must((*opened)->sign(bytes_of("text")));
        CHECK(signature_holds(certificate, bytes_of("text"), signature));
        CHECK_FALSE(signature_holds(certificate, bytes_of("Text"), signature));
    }
}

TEST_CASE("each way in which a key file cannot be opened has its own error", "[signing][pkcs12]") {
    const auto& good = sample_person();
    for (const char* wrong : {"", "correct hors", "correct horse ", "Correct horse"}) {
        const auto opened = open_pkcs12(bytes_of(good.key_file), secret(wrong));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::not_permitted);
    }
    CHECK_THAT(refusal(good.key_file, std::string("correct horse\0", 14)), Catch::Contains("zero byte"));
    CHECK_THAT(refusal(""), Catch::Contains("no PKCS#12"));
    CHECK_THAT(refusal("rubbish"), Catch::Contains("no PKCS#12"));
    CHECK_THAT(refusal(good.key_file + "x"), Catch::Contains("damaged"));
    CHECK_THAT(refusal(good.key_file.substr(0, good.key_file.size() / 2)), Catch::Contains("damaged"));
    CHECK_THAT(refusal(std::string(256'001, 'x')), Catch::Contains("256001 bytes"));
    CHECK_THAT(refusal(file_of(nullptr, &good.certificate)), Catch::Contains("no private key"));
    CHECK_THAT(refusal(file_of(test_key(0).handle(), nullptr)), Catch::Contains("no certificate in the file"));
    CHECK_THAT(refusal(file_of(test_key(0).handle(), &good.certificate)),
               Catch::Contains("no certificate in the file is about its key"));
    CHECK_THAT(refusal(file_of(test_key(0).handle(), nullptr, false)), Catch::Contains("without a MAC"));
}

TEST_CASE("a file that would hash for hours is refused at once", "[signing][pkcs12]") {
    const auto* at = reinterpret_cast<const unsigned char*>(sample_person().key_file.data());
    const Pkcs12Handle file(d2i_PKCS12(nullptr, &at, static_cast<long>(sample_person().key_file.size())));
    REQUIRE(file);
    for (const long iterations : {10'000'001L, 2'000'000'000L, -1L}) {
        // No field of its own to set it: the number in the encoded file is what counts.
        const ASN1_INTEGER* stored = nullptr;
        PKCS12_get0_mac(nullptr, nullptr, nullptr, &stored, file.get());
        REQUIRE(stored != nullptr);
        ASN1_INTEGER_set(const_cast<ASN1_INTEGER*>(stored), iterations);
        CHECK_THAT(refusal(der_of(&i2d_PKCS12, file.get())), Catch::Contains("iterations"));
    }
}

TEST_CASE("no key file with a byte changed gives a key", "[signing][pkcs12]") {
    const auto& file = sample_person().key_file;
    for (std::size_t i = 0; i < file.size(); ++i) {
        auto changed = file;
        changed[i] = static_cast<char>(changed[i] ^ 0x04);
        CAPTURE(i);
        const auto opened = open_pkcs12(bytes_of(changed), secret(passphrase));
        // What the MAC does not cover is how it is written down itself; then the key is the right one all the same.
        if (opened) CHECK((*opened)->certificate() == sample_person().certificate.der);
    }
}

TEST_CASE("a weak key, a short passphrase or another person's certificate makes no key file", "[signing][pkcs12]") {
    const PrivateKey weak(EVP_RSA_gen(2048));
    const auto certificate =
        must(certify({{{NID_commonName, "Li Wei"}}, day("2026-02-01"), day("2028-02-01"), {}}, weak, nullptr, weak));
    CHECK(make_pkcs12(weak, certificate, {}, secret(passphrase)).error().code == ErrorCode::not_permitted);
    const auto opened = open_pkcs12(bytes_of(file_of(weak.handle(), &certificate)), secret(passphrase));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::not_permitted);
    CHECK_THAT(opened.error().text(), Catch::Contains("too weak") && Catch::Contains("RSA 2048"));

    const PrivateKey other_curve(EVP_EC_gen("P-384"));
    const auto odd = must(certify({{{NID_commonName, "Li Wei"}}, day("2026-02-01"), day("2028-02-01"), {}}, other_curve,
                                  nullptr, other_curve));
    CHECK(odd.key_kind == KeyKind::other);
    CHECK(make_pkcs12(other_curve, odd, {}, secret(passphrase)).error().code == ErrorCode::not_permitted);

    const auto& person = sample_person().certificate;
    CHECK(make_pkcs12(test_key(0), person, {}, secret(passphrase)).error().code == ErrorCode::bad_value);
    const auto own = must(certify({{{NID_commonName, "Li Wei"}}, day("2026-02-01"), day("2028-02-01"), {}}, test_key(0),
                                  nullptr, test_key(0)));
    CHECK(make_pkcs12(test_key(0), own, {}, secret("seven77")).error().code == ErrorCode::bad_value);
    CHECK(make_pkcs12(test_key(0), own, {"rubbish"}, secret(passphrase)).error().code == ErrorCode::bad_value);
    CHECK(make_pkcs12(test_key(0), own, {person.der}, secret("密码密码"), few_iterations));
}
