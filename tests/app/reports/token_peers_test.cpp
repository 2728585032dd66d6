// SPDX-License-Identifier: GPL-3.0-or-later
// A key on a token: softhsm2 as the token, pkcs11-tool as the one who put it there. Both are optional; where they are
// not installed the test says so and passes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/digest.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/keys/pkcs11.h"
#include "tests/app/process.h"
#include "tests/support/soft_token.h"

using namespace velocert::tests;
using namespace velocert::signing;
using velocert::base::as_bytes;
using velocert::base::ErrorCode;
using velocert::base::Secret;

namespace {

constexpr const char* tool = "/usr/bin/pkcs11-tool";
constexpr const char* soft_token = "/usr/bin/softhsm2-util";
constexpr const char* openssl = "/usr/bin/openssl";
const std::chrono::system_clock::time_point now = std::chrono::sys_days(std::chrono::year(2026) / 3 / 1);

Secret pin(const char* text) { return Secret(std::string(text)); }

void must_run(const std::vector<std::string>& words) {
    const auto done = Process(words).wait();
    CAPTURE(words, done.out, done.err);
    REQUIRE(done.code == 0);
}

/// Where the tokens of this program lie.
const ScratchFolder& token_folder() {
    static const ScratchFolder folder;
    return folder;
}

const InternalAuthority& authority() {
    static const auto made = InternalAuthority::make("Demo Laboratory", KeyKind::p256, 20, now);
    REQUIRE(made);
    return *made;
}

/// A key and its certificate, put on the token by its own tools.
Certificate put_key(const std::string& token, const std::string& name, KeyKind kind, const std::string& id,
                    const Certificate* other_certificate = nullptr) {
    const auto& folder = token_folder();
    const auto issued = authority().issue({name, "u-1", kind, 3, 2048}, Secret(std::string("correct horse")), now);
    REQUIRE(issued);
    const auto file = folder.file(name + ".p12", issued->key_file);
    const auto key = folder / (name + ".pem");
    const auto pkcs8 = folder / (name + ".p8");
    must_run({openssl, "pkcs12", "-in", file, "-nocerts", "-nodes", "-passin", "pass:correct horse", "-out", key});
    must_run({openssl, "pkcs8", "-topk8", "-nocrypt", "-in", key, "-out", pkcs8});
    must_run({soft_token, "--import", pkcs8, "--token", token, "--label", name, "--id", id, "--pin", "4321"});
    const auto& certificate = other_certificate == nullptr ? issued->certificate : *other_certificate;
    const auto cer = folder.file(name + ".cer", certificate.der);
    must_run({tool, "--module", soft_token_module(), "--token-label", token, "--login", "--pin", "4321",
              "--write-object", cer, "--type", "cert", "--label", name, "--id", id});
    return certificate;
}

struct Tokens {
    Certificate p256;
    Certificate rsa;
};

/// Tokens "laboratory" with two keys, "empty", and "mixed" with a key beside somebody else's certificate. softhsm2
/// looks for tokens once in the life of a process, so all of them are made before it is loaded.
const Tokens& tokens() {
    static const Tokens made = [] {
        const auto& folder = token_folder();
        std::filesystem::create_directories(folder / "tokens");
        const auto configuration = folder.file(
            "softhsm2.conf", "directories.tokendir = " + (folder / "tokens") + "\nobjectstore.backend = file\n");
        REQUIRE(::setenv("SOFTHSM2_CONF", configuration.c_str(), 1) == 0);
        for (const char* label : {"laboratory", "empty", "mixed"})
            must_run({soft_token, "--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", "4321"});
        const auto other = authority().issue({"Somebody else", "u-2", KeyKind::p256, 3, 2048},
                                             Secret(std::string("correct horse")), now);
        REQUIRE(other);
        put_key("mixed", "Zhao Min", KeyKind::p256, "07", &other->certificate);
        return Tokens{put_key("laboratory", "Li Wei", KeyKind::p256, "01"),
                      put_key("laboratory", "Wang Fang", KeyKind::rsa, "02")};
    }();
    return made;
}

}  // namespace

TEST_CASE("a key on a token signs what its certificate proves, RSA and P-256", "[signing][pkcs11]") {
    if (!soft_token_is_here()) return;
    const auto& [p256, rsa] = tokens();
    const auto plugged_in = tokens_of(soft_token_module());
    REQUIRE(plugged_in);
    REQUIRE(std::any_of(plugged_in->begin(), plugged_in->end(),
                        [](const Token& one) { return one.label == "laboratory"; }));

    TrustList trust;
    REQUIRE(trust.add_root(authority().certificate(), TrustKind::internal));
    for (const auto& [label, expected] :
         {std::pair("Li Wei", &p256), std::pair("Wang Fang", &rsa), std::pair("02", &rsa)}) {
        CAPTURE(label);
        const auto key = open_pkcs11(soft_token_module(), "laboratory", pin("4321"), label);
        REQUIRE(key);
        CHECK((*key)->certificate() == expected->der);
        const std::string text = "the record that is signed";
        const auto signature = (*key)->sign(as_bytes(text));
        REQUIRE(signature);
        CHECK(check_chain(*expected, (*key)->issuers(), trust, now).valid);
        // openssl is the judge.
        const auto& folder = token_folder();
        const auto data = folder.file("data", text);
        const auto signed_file = folder.file("signature", *signature);
        must_run({openssl, "x509", "-in", folder.file("own.pem", expected->pem()), "-pubkey", "-noout", "-out",
                  folder / "public.pem"});
        must_run({openssl, "dgst", "-sha256", "-verify", folder / "public.pem", "-signature", signed_file, data});
    }
    // Two keys fit, and nobody said which.
    const auto either = open_pkcs11(soft_token_module(), "laboratory", pin("4321"));
    REQUIRE_FALSE(either);
    CHECK(either.error().code == ErrorCode::bad_value);
    CHECK_THAT(either.error().text(), Catch::Contains("Li Wei") && Catch::Contains("Wang Fang"));
    const auto neither = open_pkcs11(soft_token_module(), "laboratory", pin("4321"), "Zhao Min");
    REQUIRE_FALSE(neither);
    CHECK(neither.error().code == ErrorCode::not_found);
}

TEST_CASE("each way in which a token does not open has its own error", "[signing][pkcs11]") {
    if (!soft_token_is_here()) return;
    static_cast<void>(tokens());
    const auto wrong = open_pkcs11(soft_token_module(), "empty", pin("1234"));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::not_permitted);
    CHECK_THAT(wrong.error().text(), Catch::Contains("wrong PIN"));
    const auto nothing = open_pkcs11(soft_token_module(), "empty", pin("4321"));
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().code == ErrorCode::not_found);
    CHECK_THAT(nothing.error().text(), Catch::Contains("no key with a certificate"));
    // A right PIN before does not make a wrong one right.
    CHECK_FALSE(open_pkcs11(soft_token_module(), "empty", pin("1234")));

    const auto absent = open_pkcs11(soft_token_module(), "not plugged in", pin("4321"));
    REQUIRE_FALSE(absent);
    CHECK(absent.error().code == ErrorCode::not_found);
    CHECK_THAT(absent.error().text(), Catch::Contains("'empty'"));
    CHECK(open_pkcs11("libno.so", "empty", pin("4321")).error().code == ErrorCode::not_found);
    CHECK(open_pkcs11(token_folder() / "none.so", "empty", pin("4321")).error().code == ErrorCode::not_found);
    const auto text = token_folder().file("text.so", "no library");
    CHECK(open_pkcs11(text, "empty", pin("4321")).error().code == ErrorCode::bad_value);
}

TEST_CASE("a signature that does not belong to the certificate beside it is not handed out", "[signing][pkcs11]") {
    if (!soft_token_is_here()) return;
    static_cast<void>(tokens());
    const auto key = open_pkcs11(soft_token_module(), "mixed", pin("4321"));
    REQUIRE(key);
    const auto signature = (*key)->sign(as_bytes("text"));
    REQUIRE_FALSE(signature);
    CHECK_THAT(signature.error().text(), Catch::Contains("does not belong to its certificate"));
}

TEST_CASE("a locked PIN, the last try and a token pulled out are told apart from a wrong PIN", "[signing][pkcs11]") {
    const std::string module = VELOCERT_LOCKED_TOKEN;
    const auto plugged_in = tokens_of(module);
    REQUIRE(plugged_in);
    REQUIRE(plugged_in->size() == 3);
    CHECK(plugged_in->at(0).pin_locked);
    CHECK(plugged_in->at(1).last_try);
    const auto refusal = [&](const char* token, const char* word) {
        const auto key = open_pkcs11(module, token, pin(word));
        REQUIRE_FALSE(key);
        return key.error();
    };
    CHECK(refusal("locked", "1").code == ErrorCode::not_permitted);
    CHECK_THAT(refusal("locked", "1").text(), Catch::Contains("locked after too many wrong ones"));
    CHECK_THAT(refusal("last try", "1").text(), Catch::Contains("wrong PIN; one more locks the token"));
    CHECK_THAT(refusal("last try", "2").text(), Catch::Contains("locked after too many wrong ones"));
    CHECK_THAT(refusal("last try", "1").text(), Catch::Contains("locked after too many wrong ones"));
    CHECK(refusal("pulled out", "1").code == ErrorCode::io);
    CHECK_THAT(refusal("pulled out", "1").text(), Catch::Contains("no longer there"));
}
