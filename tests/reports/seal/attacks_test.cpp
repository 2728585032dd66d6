// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody may do to a sealed report, attack by attack. Other programs call some of these files valid
// (tests/app/reports/seal_peers_test.cpp); each must be refused here, for its own reason.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/signing/signed_data/cms.h"
#include "reports/seal/seal_reading.h"
#include "reports/seal/verify_seal.h"
#include "tests/support/pdf_attacks.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::reports;
using velocert::test::SealingBench;

namespace {

const SealingBench& bench() {
    static const SealingBench one;
    return one;
}

const PdfBytes& sealed() {
    static const PdfBytes pdf = bench().sealed();
    return pdf;
}

std::string told(const SealVerification& verification) {
    std::string out;
    for (const auto& finding : verification.findings) out += finding.where + ": " + finding.what + "\n";
    return out;
}

/// Refused, and the words are among what is told.
void check_refused(const PdfBytes& pdf, const std::string& words, const SealExpectation& expectation) {
    const auto verification = verify_seal(pdf, expectation);
    CHECK_FALSE(verification.ok());
    const std::string text = told(verification);
    INFO(text);
    CHECK(text.find(words) != std::string::npos);
    CHECK(verification.bytes_line.find("unchanged") == std::string::npos);
}

void check_refused(const PdfBytes& pdf, const std::string& words) { check_refused(pdf, words, bench().expectation()); }

}  // namespace

TEST_CASE("attack: none, the file as it was sealed passes", "[seal][attack]") {
    const auto verification = verify_seal(sealed(), bench().expectation());
    CHECK(told(verification) == "");
    CHECK(verification.ok());
}

TEST_CASE("attack: one byte of the signed area is flipped", "[seal][attack]") {
    PdfBytes pdf = sealed();
    const auto at = test::place_of(pdf, "0 0 1 rg");
    pdf[at] ^= 1;
    check_refused(pdf, "the signature is over other bytes");
}

TEST_CASE("attack: any byte of a signed file is flipped, without a stored digest to help", "[seal][attack]") {
    // One signature, since each further one only adds the same again. Its certificates are named in what is signed, so
    // that not even their copies can be changed.
    const PdfBytes pdf = bench().sealed(1);
    SealExpectation expectation = bench().expectation();
    expectation.required = {"Tested"};
    REQUIRE(verify_seal(pdf, expectation).ok());
    std::size_t accepted = 0;
    PdfBytes changed = pdf;
    for (std::size_t i = 0; i < pdf.size(); ++i) {
        for (const int mask : {0x01, 0x20}) {  // 0x20 changes the case of a hexadecimal digit
            changed[i] = static_cast<std::uint8_t>(pdf[i] ^ mask);
            if (verify_seal(changed, expectation).ok()) {
                ++accepted;
                UNSCOPED_INFO("byte " << i << " with " << mask);
            }
        }
        changed[i] = pdf[i];
    }
    CHECK(accepted == 0);
}

TEST_CASE("attack: any byte of a time-stamped file is flipped, and the stored digest tells", "[seal][attack]") {
    const auto key = bench().authority.time_stamper();
    const test::StandingClock clock(bench().time + std::chrono::hours(3));
    const base::SystemEntropy entropy;
    signing::OwnTimeStampAuthority source(*key, clock, entropy);
    const PdfBytes pdf = bench().sealed(1, &source);
    SealExpectation expectation = bench().expectation();
    expectation.required = {"Tested"};
    REQUIRE(verify_seal(pdf, expectation).ok());
    const auto reading = read_seal({reinterpret_cast<const char*>(pdf.data()), pdf.size()});
    const auto& token = *reading.signatures.front().cms->timestamp;
    const std::string digits = base::hex(base::as_bytes(token));
    const std::string_view text(reinterpret_cast<const char*>(pdf.data()), pdf.size());
    const std::size_t token_begin = text.find(digits);
    REQUIRE(token_begin != std::string_view::npos);
    std::size_t outside = 0;
    std::size_t with_digest = 0;
    PdfBytes changed = pdf;
    SealExpectation stored = expectation;
    stored.file = base::Digest::of(pdf);
    const auto contents = reading.signatures.front().contents_begin;
    for (std::size_t i = contents; i < token_begin + digits.size() + 64; ++i) {
        changed[i] ^= 1;
        // The authority's own unsigned bag is the one place where a change may go unseen.
        const bool in_token = i >= token_begin && i < token_begin + digits.size();
        if (!in_token && verify_seal(changed, expectation).ok()) ++outside;
        if (verify_seal(changed, stored).ok()) ++with_digest;
        changed[i] = pdf[i];
    }
    CHECK(outside == 0);
    CHECK(with_digest == 0);
}

TEST_CASE("attack: the time-stamp is taken out of the last signature, without a stored digest to help",
          "[seal][attack]") {
    const auto key = bench().authority.time_stamper();
    const test::StandingClock clock(bench().time + std::chrono::hours(3));
    const base::SystemEntropy entropy;
    signing::OwnTimeStampAuthority source(*key, clock, entropy);
    for (const std::size_t signatures : {std::size_t{1}, std::size_t{3}}) {
        SealExpectation expectation = bench().expectation();
        expectation.now = bench().time + std::chrono::hours(5);
        if (signatures == 1) expectation.required = {"Tested"};
        const PdfBytes pdf = bench().sealed(signatures, &source);
        REQUIRE(told(verify_seal(pdf, expectation)).empty());
        check_refused(test::without_last_time(pdf), "its time-stamp was taken out", expectation);
    }
    // The word that tells of it cannot be taken out as well: it is signed.
    PdfBytes silent = test::without_last_time(bench().sealed(3, &source));
    const auto at = test::place_of(silent, "/Velocert_TimeStamped true");
    std::fill_n(silent.begin() + static_cast<std::ptrdiff_t>(at), 26, std::uint8_t{' '});
    check_refused(silent, "other bytes than those of one signature");
}

TEST_CASE("a signature without a source of time says nothing of one, as in files of before", "[seal]") {
    const std::string_view text(reinterpret_cast<const char*>(sealed().data()), sealed().size());
    CHECK(text.find("Velocert_TimeStamped") == std::string_view::npos);
}

TEST_CASE("attack: a byte of a certificate's copy in the signature is flipped", "[seal][attack]") {
    PdfBytes pdf = sealed();
    const std::string root = base::hex(base::as_bytes(bench().authority.root()));
    const auto at = test::place_of(pdf, root) + root.size() - 40;  // in the signature value of the root itself
    pdf[at] = pdf[at] == '0' ? '1' : '0';
    check_refused(pdf, "signed attributes do not name");
}

TEST_CASE("attack: the zeros behind a signature are changed", "[seal][attack]") {
    PdfBytes pdf = sealed();
    const auto at = test::place_of(pdf, "00000000> >>\nendobj");
    pdf[at] = '7';
    check_refused(pdf, "bytes after the signature");
}

TEST_CASE("attack: the digits of a signature are written in capitals", "[seal][attack]") {
    PdfBytes pdf = sealed();
    auto at = test::place_of(pdf, "/Contents <") + 11;
    while (pdf[at] < 'a' || pdf[at] > 'f') ++at;
    pdf[at] = static_cast<std::uint8_t>(pdf[at] - 32);
    check_refused(pdf, "digits that are not as they were written");
}

TEST_CASE("attack: bytes are appended", "[seal][attack]") {
    for (const char* tail : {"\n", " ", "0", "%%EOF\n", "% a comment\n", "\n\n\n"}) {
        PdfBytes pdf = sealed();
        test::append(pdf, tail);
        const auto verification = verify_seal(pdf, bench().expectation());
        INFO(told(verification));
        CHECK_FALSE(verification.ok());
        CHECK(told(verification).find("appended behind the last writing") != std::string::npos);
    }
}

TEST_CASE("attack: a writing that replaces the first page is appended", "[seal][attack]") {
    check_refused(test::with_page_replaced(sealed()), "objects were changed or added");
}

TEST_CASE("attack: the page is replaced between two signatures, and the last signer signs it all", "[seal][attack]") {
    PdfBytes pdf = test::with_page_replaced(bench().sealed(2));
    const auto refused = add_signature(pdf, bench().request("Approved"), bench().key("Approved"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::integrity);
    // Somebody's own program signs it nevertheless.
    pdf = test::signed_regardless(pdf, bench().request("Approved"), bench().key("Approved"));
    check_refused(pdf, "objects were changed or added");
}

TEST_CASE("attack: an empty writing is appended", "[seal][attack]") {
    check_refused(test::with_empty_writing(sealed()), "objects were changed or added");
}

TEST_CASE("attack: the file is cut off anywhere", "[seal][attack]") {
    const PdfBytes& pdf = sealed();
    for (std::size_t length = 0; length < pdf.size(); length += length + 300 < pdf.size() ? 211U : 1U) {
        const PdfBytes cut(pdf.begin(), pdf.begin() + static_cast<std::ptrdiff_t>(length));
        const auto verification = verify_seal(cut, bench().expectation());
        if (verification.ok()) FAIL("accepted at " << length);
    }
    PdfBytes cut = pdf;
    cut.resize(cut.size() - 20);
    check_refused(cut, "the file is cut off");
}

TEST_CASE("attack: the file is cut back to before the first signature", "[seal][attack]") {
    const PdfBytes cut = test::cut_back(sealed(), 0);
    check_refused(cut, "it carries no signature");
    for (const auto& field : seal_fields()) check_refused(cut, "signature " + field + ": missing");
}

TEST_CASE("attack: the last signatures are cut off, which leaves a perfectly valid file", "[seal][attack]") {
    const PdfBytes one = test::cut_back(sealed(), 1);
    check_refused(one, "signature Reviewed: missing");
    check_refused(one, "signature Approved: missing");
    const PdfBytes two = test::cut_back(sealed(), 2);
    check_refused(two, "signature Approved: missing");
    SealExpectation only_stored = bench().expectation();
    only_stored.required = {"Tested", "Reviewed"};
    CHECK(verify_seal(two, only_stored).ok());
    only_stored.file = base::Digest::of(sealed());
    check_refused(two, "stored is", only_stored);
}

TEST_CASE("attack: the range of signed bytes is edited", "[seal][attack]") {
    for (int digit = 0; digit < 3; ++digit) {
        PdfBytes pdf = sealed();
        auto at = test::place_of(pdf, "/ByteRange [0 ") + 14 + static_cast<std::size_t>(digit);
        pdf[at] = pdf[at] == '9' ? '8' : static_cast<std::uint8_t>(pdf[at] + 1);
        check_refused(pdf, "other bytes than those of one signature");
    }
}

TEST_CASE("attack: the file is saved again by another program", "[seal][attack]") {
    const auto resaved = test::saved_again(sealed());
    if (resaved.empty()) {
        WARN("qpdf is not installed: nothing is saved again (apt-get install qpdf)");
        return;
    }
    CHECK_FALSE(verify_seal(resaved, bench().expectation()).ok());
}

TEST_CASE("attack: another authority of the same name signs", "[seal][attack]") {
    const SealingBench other;
    const auto verification = verify_seal(other.sealed(), bench().expectation());
    CHECK_FALSE(verification.ok());
    CHECK(verification.bytes_line.find("bytes unchanged") == 0);
    CHECK(told(verification).find("signature Tested: the certificate was not valid") != std::string::npos);
}

TEST_CASE("attack: a signature is taken from another report", "[seal][attack]") {
    SealingBench other;
    other.record.replace(other.record.find("62.95"), 5, "99.95");
    const PdfBytes theirs = bench().sealed(1);
    const PdfBytes ours = bench().sign(other.prepared(), "Tested");
    // Both lie at the same place, since the records are of one length.
    REQUIRE(theirs.size() == ours.size());
    PdfBytes mixed = ours;
    const auto from = static_cast<std::ptrdiff_t>(test::place_of(theirs, "/Contents <"));
    const auto to = static_cast<std::ptrdiff_t>(test::place_of(theirs, "> >>\nendobj\nxref"));
    std::copy(theirs.begin() + from, theirs.begin() + to, mixed.begin() + from);
    SealExpectation expectation = bench().expectation();
    expectation.required = {"Tested"};
    check_refused(mixed, "the signature is over other bytes", expectation);
}

TEST_CASE("attack: another record is attached than the one that was judged", "[seal][attack]") {
    SealExpectation expectation = bench().expectation();
    expectation.record = base::Digest::of(bench().record);
    CHECK(verify_seal(sealed(), expectation).ok());
    expectation.record = base::Digest::of("another");
    check_refused(sealed(), "attachment record.json: its digest is", expectation);
}

namespace {

/// A report whose record names people by account, signed as approved with the key that is wished for.
SealVerification approved_by(const test::CertificateWish& wish, const std::string& known_by = {},
                             const std::map<base::Digest, std::string>& registered = {},
                             const std::optional<base::Person>& vouched = {}) {
    SealingBench other;
    other.record = R"({"signers":{"approved":{"id":"u-0001","name":"Wang Wu"},"reviewed":{"id":"","name":"Li Si"},)"
                   R"("tested":{"id":"","name":"张三"}}})";
    other.approver = other.authority.key(wish);
    if (!known_by.empty()) {
        const auto digest = base::Digest::of(other.approver->certificate());
        other.record.insert(1, R"("known_by":{"approved":{"as":["wang","wang wu","王五"],"certificates":[")" +
                                   (known_by == "it" ? digest.text() : known_by) + R"("]}},)");
    }
    SealExpectation expectation = other.expectation();
    if (!registered.empty())
        expectation.registered = {{base::Digest::of(other.approver->certificate()), registered.begin()->second}};
    if (vouched) expectation.vouched = {{base::Digest::of(other.approver->certificate()), *vouched}};
    return verify_seal(other.sealed(), expectation);
}

test::CertificateWish person(const std::string& name, const std::string& account) {
    test::CertificateWish out;
    out.name = name;
    out.account = account;
    return out;
}

}  // namespace

TEST_CASE("a certificate that a ledger lets pass is that of the very person whom the report names", "[seal][attack]") {
    const std::pair<base::Person, bool> cases[] = {
        {{"u-0001", "Wang Wu"}, true},
        {{"u-0001", "He Yun"}, false},
        {{"u-0004", "Wang Wu"}, false},
        {{"", "Wang Wu"}, false},
    };
    for (const auto& [vouched, holds] : cases) {
        const auto verification = approved_by(person("W. W.", ""), {}, {}, vouched);
        INFO(vouched.id << " " << vouched.name << "\n" << told(verification));
        CHECK(verification.ok() == holds);
    }
    CHECK_FALSE(approved_by(person("W. W.", "")).ok());
}

TEST_CASE("attack: the approval is by another trusted person than the one whom the report names", "[seal][attack]") {
    using Registered = std::map<base::Digest, std::string>;
    const Registered hers{{base::Digest(), "u-0001"}};
    const Registered his{{base::Digest(), "u-0004"}};
    struct Case {
        test::CertificateWish wish;
        std::string known_by;
        Registered registered;
        std::string found;  ///< empty: it is she
    };
    const std::vector<Case> cases{
        {person("Wang Wu", "u-0001"), "", {}, ""},
        {person("王五", "u-0001"), "", {}, ""},
        {person("Wang  WU", ""), "", {}, ""},
        {person("Wang Wu", "CN-110101"), "", {}, ""},
        {person("王五", ""), "00", {}, ""},
        {person("W. W.", "wang"), "00", {}, ""},
        {person("W. W.", ""), "it", {}, ""},
        {person("W. W.", ""), "", hers, ""},
        {person("He Yun", "u-0004"), "", {}, "signed by He Yun (u-0004), the report names Wang Wu (u-0001)"},
        {person("Wang Wu", "u-0004"), "", {}, "signed by Wang Wu (u-0004), the report names Wang Wu (u-0001)"},
        {person("He Yun", "u-0004"), "it", {}, "signed by He Yun (u-0004), the report names Wang Wu (u-0001)"},
        {person("He Yun", ""), "", {}, "signed by He Yun, the report names Wang Wu (u-0001)"},
        {person("He Yun", ""), "00", {}, "signed by He Yun, the report names Wang Wu (u-0001)"},
        {person("He Yun", "CN-110101"), "", {}, "signed by He Yun (CN-110101)"},
        {person("王五", ""), "", {}, "signed by 王五, the report names Wang Wu (u-0001)"},
        {person("Wang Wu", ""), "", his, "signed by Wang Wu (u-0004), the report names Wang Wu (u-0001)"},
    };
    for (const auto& one : cases) {
        const auto verification = approved_by(one.wish, one.known_by, one.registered);
        INFO(one.wish.name << " " << one.wish.account << " " << one.known_by << "\n" << told(verification));
        if (one.found.empty()) {
            CHECK(verification.ok());
            CHECK(verification.signer_line.starts_with("signers valid"));
            continue;
        }
        REQUIRE(verification.findings.size() == 1);
        CHECK(verification.findings[0].where == "signature Approved");
        CHECK(verification.findings[0].what.starts_with(one.found));
        CHECK(verification.signer_line.starts_with("signers not all those whom the report names"));
    }
}

TEST_CASE("attack: the attached record does not say who was to sign, or is not there", "[seal][attack]") {
    for (const char* record : {"{}", "no JSON", R"({"signers":{"tested":{"id":"","name":"张三"}}})"}) {
        SealingBench other;
        other.record = record;
        const auto verification = verify_seal(other.sealed(), other.expectation());
        INFO(record << "\n" << told(verification));
        REQUIRE(verification.findings.size() == 1);
        CHECK(verification.findings[0].where == "attachment record.json");
        CHECK(verification.findings[0].what.starts_with("does not say who was to sign"));
    }
}

TEST_CASE("attack: a field is filled twice, or fields in another order", "[seal][attack]") {
    const auto& two = bench().sealed(1);
    for (const char* field : {"Tested", "Approved", "Witnessed", ""}) {
        const auto refused = add_signature(two, bench().request(field), bench().key(field));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::not_permitted);
    }
    check_refused(test::signed_regardless(two, bench().request("Tested"), bench().key("Reviewed")),
                  "signature Tested stands where Reviewed was to stand");
    check_refused(test::signed_regardless(two, bench().request("Approved"), bench().key("Approved")),
                  "signature Approved stands where Reviewed was to stand");
    const auto after_all = add_signature(sealed(), bench().request("Approved"), bench().key("Approved"));
    REQUIRE_FALSE(after_all);
    CHECK(after_all.error().code == base::ErrorCode::not_permitted);
    check_refused(test::signed_regardless(sealed(), bench().request("Approved"), bench().key("Tested")),
                  "no more may follow");
}

TEST_CASE("attack: one person signs twice", "[seal][attack]") {
    PdfBytes pdf = bench().sealed(1);
    auto again = add_signature(pdf, bench().request("Reviewed"), bench().key("Tested"));
    REQUIRE(again);
    const auto whole = add_signature(*again, bench().request("Approved"), bench().key("Approved"));
    REQUIRE(whole);
    check_refused(*whole, "made with the certificate that also signed Tested");
}

TEST_CASE("attack: two persons sign by one key, each with a certificate of their own", "[seal][attack]") {
    const auto both = test::new_shared_key();
    const auto of = [&](const char* name) {
        test::CertificateWish wish;
        wish.name = name;
        wish.shared_key = both;
        return bench().authority.key(wish);
    };
    PdfBytes pdf = bench().sealed(0);
    for (const auto* field : {"Tested", "Reviewed"}) {
        const auto key = of(bench().request(field).name.c_str());
        auto next = add_signature(pdf, bench().request(field), *key);
        REQUIRE(next);
        pdf = std::move(*next);
    }
    const auto whole = add_signature(pdf, bench().request("Approved"), bench().key("Approved"));
    REQUIRE(whole);
    check_refused(*whole, "made with the key that also signed Tested, by another certificate");
}

TEST_CASE("attack: the times of the signatures go backwards", "[seal][attack]") {
    SignatureRequest early = bench().request("Reviewed");
    early.time = bench().time - std::chrono::seconds(1);
    const auto refused = add_signature(bench().sealed(1), early, bench().key("Reviewed"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::not_permitted);
    check_refused(test::signed_regardless(bench().sealed(1), early, bench().key("Reviewed")),
                  "it claims a time before that of the signature before it");
}
