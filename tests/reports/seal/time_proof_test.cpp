// SPDX-License-Identifier: GPL-3.0-or-later
// When a signature existed, who says so, and what that means for a certificate that has expired or was revoked since.
#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/keys/pkcs12.h"
#include "reports/seal/seal_words.h"
#include "reports/seal/verify_seal.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::reports;
using velocert::test::SealingBench;
using velocert::test::StandingClock;

namespace {

using std::chrono::hours;
constexpr hours year(24 * 365);

std::string told(const SealVerification& verification) {
    std::string out;
    for (const auto& finding : verification.findings) out += finding.where + ": " + finding.what + "\n";
    return out;
}

/// A report with one signature and somebody who stamps it.
struct Stamped {
    SealingBench bench;
    std::unique_ptr<signing::SigningKey> stamper = bench.authority.time_stamper();
    StandingClock clock{bench.time + std::chrono::seconds(30)};
    base::SystemEntropy entropy;
    signing::OwnTimeStampAuthority source{*stamper, clock, entropy};
    PdfBytes pdf = bench.sealed(1, &source);
    SealExpectation expectation = [this] {
        SealExpectation out = bench.expectation();
        out.required = {"Tested"};
        return out;
    }();
};

}  // namespace

TEST_CASE("a time-stamp proves when a signature existed", "[seal][time]") {
    const Stamped stamped;
    const auto verification = verify_seal(stamped.pdf, stamped.expectation);
    CHECK(told(verification) == "");
    REQUIRE(verification.signatures.size() == 1);
    CHECK(verification.signatures[0].proof == TimeProof::timestamp);
    CHECK(verification.signatures[0].proven == stamped.clock.time);
    CHECK(verification.signer_line ==
          "signers valid at signing time: Tested 张三: valid, internal authority, revocation not known (proof: RFC "
          "3161 time-stamp of "
          "2025-11-22T00:00:30.000Z by Test Time-stamps, the laboratory's own time-stamp authority)");
    CHECK(verification.today_line == "certificates today (2025-11-23): Tested valid, revocation not known");
}

TEST_CASE("whose time it is stands beside the time: the laboratory's own, or that of somebody else", "[seal][time]") {
    const Stamped stamped;
    // The same authority, as a laboratory lists one that is licensed.
    const auto own = stamped.bench.authority.trust();
    signing::TrustList licensed;
    for (const auto& root : own.roots) REQUIRE(licensed.add_root(root.certificate, signing::TrustKind::licensed));
    auto expectation = stamped.expectation;
    for (const auto& [trust, kind, words] :
         {std::tuple{&own, WitnessKind::own_authority, "the laboratory's own time-stamp authority"},
          std::tuple{static_cast<const signing::TrustList*>(&licensed), WitnessKind::licensed_authority,
                     "a licensed time-stamp authority"}}) {
        expectation.trust = trust;
        const auto verification = verify_seal(stamped.pdf, expectation);
        REQUIRE(verification.signatures.size() == 1);
        REQUIRE(verification.signatures[0].witness);
        CHECK(verification.signatures[0].witness->name == "Test Time-stamps");
        CHECK(verification.signatures[0].witness->kind == kind);
        CHECK(verification.signer_line.find(words) != std::string::npos);
        const auto json = to_json(verification.signatures[0]);
        CHECK(*json.find("time_source")->find("name")->string() == "Test Time-stamps");
        CHECK(*json.find("time_source")->find("kind")->string() == name(kind));
    }
    // Where no time is proven, nobody is named for it.
    const auto unproven = verify_seal(stamped.bench.sealed(1), stamped.expectation);
    CHECK_FALSE(unproven.signatures[0].witness);
    CHECK(to_json(unproven.signatures[0]).find("time_source")->is_null());
}

TEST_CASE("an expired certificate fails at present, and passes at the time of the time-stamp", "[seal][time]") {
    const Stamped stamped;
    SealExpectation later = stamped.expectation;
    later.now = stamped.bench.time + 10 * year;  // the certificates end in 2035
    const auto verification = verify_seal(stamped.pdf, later);
    CHECK(told(verification) == "");
    CHECK(verification.ok());
    CHECK_FALSE(verification.signatures[0].today.valid);
    CHECK(verification.today_line.find("expired on 2035-01-01") != std::string::npos);

    const auto unproven = verify_seal(stamped.bench.sealed(1), later);
    CHECK_FALSE(unproven.ok());
    CHECK(
        told(unproven).find("signature Tested: the certificate was not valid at the time of this check, and no earlier "
                            "time is proven") != std::string::npos);
    CHECK(unproven.bytes_line.find("bytes unchanged") == 0);
}

TEST_CASE("a ledger checkpoint proves the time as well as a token does", "[seal][time]") {
    const Stamped stamped;
    SealExpectation later = stamped.expectation;
    later.now = stamped.bench.time + 10 * year;
    later.checkpoint = stamped.bench.time + hours(2);
    later.checkpoint_by = {"bench-1", WitnessKind::station};
    const auto verification = verify_seal(stamped.bench.sealed(1), later);
    CHECK(told(verification) == "");
    CHECK(verification.signatures[0].proof == TimeProof::checkpoint);
    CHECK(verification.signer_line.find(
              "ledger checkpoint of 2025-11-22T02:00:00.000Z by bench-1, a station of the laboratory)") !=
          std::string::npos);
    later.checkpoint = stamped.bench.time + 10 * year;
    CHECK_FALSE(verify_seal(stamped.bench.sealed(1), later).ok());
}

TEST_CASE("a time-stamp of an authority that nobody trusts proves nothing", "[seal][time]") {
    const Stamped stamped;
    const test::TestAuthority stranger("Stranger");
    const auto key = stranger.time_stamper();
    signing::OwnTimeStampAuthority source(*key, stamped.clock, stamped.entropy);
    const auto verification = verify_seal(stamped.bench.sealed(1, &source), stamped.expectation);
    CHECK(told(verification).find("time-stamp of Tested: its authority is not trusted") != std::string::npos);
    CHECK(verification.signatures[0].proof == TimeProof::none);
}

TEST_CASE("a time-stamp that is older than the signature says it is, is told", "[seal][time]") {
    Stamped stamped;
    stamped.clock.time = stamped.bench.time - hours(1);
    const auto verification = verify_seal(stamped.bench.sealed(1, &stamped.source), stamped.expectation);
    CHECK(told(verification) == "time-stamp of Tested: it is older than the time that the signature claims\n");
}

TEST_CASE("a signature from the future is told", "[seal][time]") {
    const Stamped stamped;
    SealExpectation early = stamped.expectation;
    early.now = stamped.bench.time - hours(1);
    CHECK(told(verify_seal(stamped.bench.sealed(1), early)) ==
          "signature Tested: it claims a time that is still to come\n");
}

TEST_CASE("a certificate that did not exist yet is refused", "[seal][time]") {
    const Stamped stamped;
    test::CertificateWish wish;
    wish.name = "张三";
    wish.from = stamped.bench.time + hours(10);
    const auto key = stamped.bench.authority.key(wish);
    const auto pdf = add_signature(stamped.bench.prepared(), stamped.bench.request("Tested"), *key);
    REQUIRE(pdf);
    CHECK(verify_seal(*pdf, stamped.expectation).ok());
    SealExpectation at_once = stamped.expectation;
    at_once.checkpoint = stamped.bench.time;
    CHECK(told(verify_seal(*pdf, at_once)).find("not yet valid") != std::string::npos);
}

TEST_CASE("a certificate that was revoked since passes with a proof of time, and one revoked before does not",
          "[seal][time]") {
    const Stamped stamped;
    const auto& at = stamped.bench.time;
    const auto authority = signing::InternalAuthority::make("Laboratory", signing::KeyKind::p256, 20, at - hours(48));
    if (!authority) FAIL(authority.error().text());
    const base::Secret passphrase(std::string("a long passphrase of a person"));
    signing::PersonRequest person;
    person.name = "张三";
    person.iterations = 1000;
    const auto issued = authority->issue(person, passphrase, at - hours(24));
    if (!issued) FAIL(issued.error().text());
    const auto key = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
    if (!key) FAIL(key.error().text());
    const auto pdf = add_signature(stamped.bench.prepared(), stamped.bench.request("Tested"), **key);
    if (!pdf) FAIL(pdf.error().text());
    for (const bool before : {false, true}) {
        signing::TrustList trust;
        REQUIRE(trust.add_root(authority->certificate(), signing::TrustKind::internal));
        const signing::Revocation revocation{issued->certificate.serial, before ? at - hours(2) : at + hours(2),
                                             signing::RevocationReason::cessation};
        const auto list =
            authority->revocation_list(nullptr, std::span(&revocation, 1), at + hours(3), at + hours(240));
        if (!list) FAIL(list.error().text());
        REQUIRE(trust.add_revocation_list(*list));
        SealExpectation expectation = stamped.expectation;
        expectation.trust = &trust;
        expectation.checkpoint = at + hours(1);
        const auto verification = verify_seal(*pdf, expectation);
        INFO(told(verification));
        CHECK(verification.ok() == !before);
        CHECK_FALSE(verification.signatures[0].today.valid);
        CHECK(verification.today_line.find("revoked since") != std::string::npos);
        // Without a proof of time it is judged by today.
        expectation.checkpoint.reset();
        CHECK_FALSE(verify_seal(*pdf, expectation).ok());
    }
}

TEST_CASE("without a trust list no signer is known", "[seal][time]") {
    const Stamped stamped;
    SealExpectation expectation = stamped.expectation;
    expectation.trust = nullptr;
    const auto verification = verify_seal(stamped.pdf, expectation);
    CHECK_FALSE(verification.ok());
    CHECK(verification.bytes_line.find("bytes unchanged") == 0);
    CHECK(verification.signer_line.find("no trust list was given") != std::string::npos);
    CHECK(verification.today_line.find("no trust list was given") != std::string::npos);
}

TEST_CASE("a source of time that fails or lies leaves no signature", "[seal][time]") {
    struct Source final : signing::TimeStampSource {
        base::Result<signing::Der> answer = base::fail(base::ErrorCode::io, "authority", "no answer");
        base::Result<signing::Der> stamp(const base::Digest&) override { return answer; }
    } source;
    const Stamped stamped;
    const auto sign = [&] {
        return add_signature(stamped.bench.prepared(), stamped.bench.request("Tested"), stamped.bench.key("Tested"),
                             &source);
    };
    CHECK(sign().error().found == "no answer");
    source.answer = signing::Der("no token");
    CHECK(sign().error().code == base::ErrorCode::integrity);
    source.answer = signing::make_timestamp(*stamped.stamper, base::Digest::of("other"), stamped.bench.time, "1");
    CHECK(sign().error().found == "a time-stamp of something else");
}
