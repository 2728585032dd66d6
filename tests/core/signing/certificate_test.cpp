// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/certificate.h"

#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/rsa.h>

#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/signing/certificates/revocation_list.h"
#include "core/signing/encoding/pem.h"
#include "core/signing/own_file.h"
#include "tests/core/signing/sample_authority.h"

using namespace velocert::signing;
using namespace velocert::tests;
using velocert::base::ErrorCode;
using velocert::base::utc_text;

namespace {

/// The root of China Financial Certification Authority, a licensed one, as browsers ship it.
std::string licensed_root() {
    return must(read_bounded_file(std::string(VELOCERT_CERTIFICATES) + "/cfca_ev_root.pem", 100'000));
}

}  // namespace

TEST_CASE("the root of a licensed authority reads as it was published", "[signing][certificate]") {
    const auto root = Certificate::parse(licensed_root(), "cfca.pem");
    REQUIRE(root);
    // As printed in the authority's own papers and in the lists of browsers.
    CHECK(root->fingerprint.text() == "5cc3d78e4e1d5e45547a04e6873e64f90cf9536d1ccc2ef800f355c4c5fd70fd");
    CHECK(root->subject == "CFCA EV ROOT");
    CHECK(root->subject_name == "CN=CFCA EV ROOT,O=China Financial Certification Authority,C=CN");
    CHECK(root->issuer == "CFCA EV ROOT");
    CHECK(root->serial == "184accd6");
    CHECK(utc_text(root->not_before) == "2012-08-08T03:07:01.000Z");
    CHECK(utc_text(root->not_after) == "2029-12-31T03:07:01.000Z");
    CHECK(root->authority);
    CHECK(root->self_issued);
    CHECK(root->key_kind == KeyKind::rsa);
    CHECK(root->key_bits == 4096);
    CHECK(root->key_text() == "RSA 4096");
    CHECK(root->account.empty());
    CHECK(root->authority_key_id == "e3fe2dfd28d00bb5bab6a2c4bf06aa058c93fb2f");
    TrustList trust;
    CHECK(trust.add_root(*root, TrustKind::licensed));
    CHECK(Certificate::parse(root->der, "cfca.cer")->fingerprint == root->fingerprint);
    CHECK(Certificate::parse(root->pem(), "cfca.pem")->der == root->der);
}

TEST_CASE("a bundle gives its certificates in order, with the text between them skipped", "[signing][certificate]") {
    const auto bundle = "Bag attributes\n" + sample_person().certificate.pem() + "issuer:\n" + licensed_root();
    const auto all = Certificate::parse_all(bundle, "bundle.pem");
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    CHECK(all->front().account == "u-0007");
    CHECK(all->back().subject == "CFCA EV ROOT");
    CHECK_FALSE(Certificate::parse(bundle, "bundle.pem"));
}

TEST_CASE("what is no certificate is refused with its place", "[signing][certificate]") {
    const auto& good = sample_person().certificate;
    const auto key = pem_of("PRIVATE KEY", "not a key, but it says so");
    const auto list = must(sample_authority().revocation_list(nullptr, {}, day("2026-01-01"), day("2026-02-01")));
    std::string long_form = good.der;  // the outer length in one byte more than it needs: BER, not DER
    REQUIRE(long_form.substr(0, 2) == "\x30\x82");
    long_form = std::string("\x30\x83\0", 3) + long_form.substr(2);
    struct Case {
        const char* what;
        std::string bytes;
        const char* says;
    };
    const std::vector<Case> cases = {
        {"nothing", "", "no X.509 certificate"},
        {"rubbish", "rubbish", "no X.509 certificate"},
        {"a byte too many", good.der + "x", "not written in DER"},
        {"a byte too few", good.der.substr(0, good.der.size() - 1), "no X.509 certificate"},
        {"a length written long", long_form, "DER"},
        {"a cut block", good.pem().substr(0, 200), "damaged PEM block"},
        {"a second block cut", good.pem() + good.pem().substr(0, 200), "damaged PEM block"},
        {"a private key", good.pem() + key, "private key stands in the clear"},
        {"a revocation list", list.pem(), "'X509 CRL'"},
        {"a marker alone", "-----BEGIN ", "no certificate"},
        {"too large", std::string(1'000'001, 'x'), "1000001 bytes"},
        {"one too large", std::string(64'001, 'x'), "64001 bytes"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.what);
        const auto read = Certificate::parse_all(one.bytes, "given.pem");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::bad_value);
        CHECK(read.error().where.starts_with("given.pem"));
        CHECK_THAT(read.error().text(), Catch::Contains(one.says));
    }
    std::string many;
    for (int i = 0; i < 201; ++i) many += good.pem();
    CHECK_THAT(Certificate::parse_all(many, "many.pem").error().text(), Catch::Contains("more than 200"));
}

TEST_CASE("a certificate that is cut anywhere is refused", "[signing][certificate]") {
    const auto& der = sample_person().certificate.der;
    for (std::size_t i = 0; i < der.size(); ++i) CHECK_FALSE(Certificate::parse(der.substr(0, i), "cut"));
}

TEST_CASE("RSA of 3072 bits and P-256 sign, anything else does not", "[signing][certificate]") {
    CHECK(strong_enough(KeyKind::p256, 256));
    CHECK(strong_enough(KeyKind::rsa, 3072));
    CHECK(strong_enough(KeyKind::rsa, 4096));
    CHECK_FALSE(strong_enough(KeyKind::rsa, 3071));
    CHECK_FALSE(strong_enough(KeyKind::rsa, 2048));
    CHECK_FALSE(strong_enough(KeyKind::rsa, 16385));
    CHECK_FALSE(strong_enough(KeyKind::other, 521));
}

TEST_CASE("a weak signer is told from an authority with a key of earlier times", "[signing][trust]") {
    const PrivateKey weak(EVP_RSA_gen(2048));
    const std::vector<std::pair<int, std::string>> signs = {{NID_basic_constraints, "critical,CA:FALSE"},
                                                            {NID_key_usage, "critical,digitalSignature"}};
    const std::vector<std::pair<int, std::string>> issues = {{NID_basic_constraints, "critical,CA:TRUE"},
                                                             {NID_key_usage, "critical,keyCertSign"}};
    const auto draft = [&](const char* name, const auto& extensions) {
        return CertificateDraft{{{NID_commonName, name}}, day("2026-01-01"), day("2030-01-01"), extensions};
    };
    const auto root = must(certify(draft("Root", issues), weak, nullptr, weak));
    const auto person = must(certify(draft("Li Wei", signs), test_key(0), &root, weak));
    const auto weak_person = must(certify(draft("Wang Fang", signs), weak, &root, weak));
    TrustList trust;
    REQUIRE(trust.add_root(root, TrustKind::licensed));
    const auto status = check_chain(person, {}, trust, day("2027-01-01"));
    CHECK(status.valid);
    REQUIRE(status.notes.size() == 2);
    CHECK_THAT(status.notes.front(), Catch::Contains("RSA 2048"));
    const auto refused = check_chain(weak_person, {}, trust, day("2027-01-01"));
    CHECK(refused.problem == ChainProblem::weak_key);
    CHECK_THAT(refused.reason, Catch::Contains("Wang Fang") && Catch::Contains("RSA 2048"));

    const PrivateKey too_weak(EVP_RSA_gen(1024));
    const auto old_root = must(certify(draft("Old root", issues), too_weak, nullptr, too_weak));
    const auto under_it = must(certify(draft("Li Wei", signs), test_key(0), &old_root, too_weak));
    TrustList old;
    REQUIRE(old.add_root(old_root, TrustKind::licensed));
    CHECK(check_chain(under_it, {}, old, day("2027-01-01")).problem == ChainProblem::weak_key);
}

TEST_CASE("revocation lists that are cut, partial or no lists are refused", "[signing][revocation]") {
    const auto list = must(sample_authority().revocation_list(
        nullptr, std::vector{Revocation{"0a", day("2026-01-01"), RevocationReason::cessation}}, day("2026-01-02"),
        day("2026-02-01")));
    for (std::size_t i = 0; i < list.der.size(); ++i) CHECK_FALSE(RevocationList::parse(list.der.substr(0, i), "cut"));
    CHECK_FALSE(RevocationList::parse(list.der + "x", "list"));
    CHECK_FALSE(RevocationList::parse(list.pem() + list.pem(), "list"));
    CHECK_FALSE(RevocationList::parse(sample_authority().certificate().pem(), "list"));
    CHECK(RevocationList::parse(list.pem(), "list")->der == list.der);
    for (std::size_t i = 0; i < list.der.size(); ++i) {
        auto der = list.der;
        der[i] = static_cast<char>(der[i] ^ 1);
        const auto changed = RevocationList::parse(der, "changed");
        if (changed) CHECK_FALSE(revocation_list_holds(*changed, sample_authority().certificate()));
    }
    CHECK(revocation_list_holds(list, sample_authority().certificate()));
    CHECK_FALSE(revocation_list_holds(list, sample_person().certificate));
}

TEST_CASE("reasons of revocations have names that are read back", "[signing][revocation]") {
    for (const auto reason : {RevocationReason::unspecified, RevocationReason::key_compromise,
                              RevocationReason::affiliation_changed, RevocationReason::superseded,
                              RevocationReason::cessation, RevocationReason::on_hold, RevocationReason::withdrawn}) {
        CHECK(parse_revocation_reason(name(reason)) == reason);
        const auto list = must(sample_authority().revocation_list(
            nullptr, std::vector{Revocation{"0a", day("2026-01-01"), reason}}, day("2026-01-02"), day("2026-02-01")));
        CHECK(list.revocations.front().reason == reason);
    }
    CHECK_FALSE(parse_revocation_reason("lost"));
}
