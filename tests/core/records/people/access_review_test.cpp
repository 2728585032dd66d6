// SPDX-License-Identifier: GPL-3.0-or-later
// The review of accounts and rights, signed by who made it.
#include "core/records/people/access_review.h"

#include <array>
#include <functional>
#include <map>

#include "core/records/reports/decision_signature.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/keys/pkcs12.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

/// A staffed laboratory; keys are made out to accounts.
struct Reviewing : PeopleLaboratory {
    Reviewing() { staff(); }
    signing::SigningKey& key(const std::string& login) {
        auto& made = keys[login];
        if (made) return *made;
        const auto person = account(login).person();
        const auto issued = authority->issue({person.name, person.id, signing::KeyKind::p256, 3, 1000}, passphrase,
                                             clock.now() - std::chrono::hours(24));
        REQUIRE(issued);
        auto opened = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
        REQUIRE(opened);
        made = std::move(*opened);
        return *made;
    }
    /// Signs as that person, with the key of another one where the test wants it.
    [[nodiscard]] DecisionSigner signer(const std::string& login, const std::string& key_of = {},
                                        const std::function<void(DecisionStatement&)>& change = {}) {
        return [=, this](DecisionStatement statement) -> base::Result<MadeDecisionSignature> {
            statement.signer = account(login).person();
            statement.time = "2026-03-02T16:00:00.000+08:00";
            if (change) change(statement);
            auto& by = key(key_of.empty() ? login : key_of);
            const auto cms = signing::sign_cms(by, base::Digest::of(statement.canonical()));
            REQUIRE(cms);
            return MadeDecisionSignature{std::move(statement), *cms, by.certificate()};
        };
    }
    [[nodiscard]] base::Result<void> review(const DecisionSigner& sign = {}) {
        return review_access(*archive, setting(), as("wang.fang"), "nothing to change", sign);
    }
    [[nodiscard]] std::vector<LedgerEntry> entries(std::string_view type) const {
        auto out = archive->ledger_entries(std::array{type});
        REQUIRE(out);
        return std::move(*out);
    }

    base::Secret passphrase{std::string("a passphrase of a test")};
    base::Result<signing::InternalAuthority> authority = signing::InternalAuthority::make(
        "Laboratory", signing::KeyKind::p256, 10, clock.now() - std::chrono::hours(48));
    std::map<std::string, std::unique_ptr<signing::SigningKey>> keys;
};

}  // namespace

TEST_CASE("a review of access is signed over the very list by who made it", "[access-review]") {
    Reviewing lab;
    REQUIRE(lab.review(lab.signer("wang.fang")));
    const auto reviews = lab.entries("access-review/1");
    const auto signatures = lab.entries(decision_signature_type);
    REQUIRE(reviews.size() == 1);
    REQUIRE(signatures.size() == 1);
    CHECK(signatures[0].seq == reviews[0].seq + 1);
    const auto one = read_decision(signatures[0]);
    REQUIRE(one);
    CHECK(one->statement.decision == "access-review/1");
    CHECK(one->statement.about == "access-review 2026-03-02T08:00:00.000Z");
    CHECK(one->statement.meaning == Meaning::reviewed);
    CHECK(one->statement.entry == base::Digest::of(reviews[0].record.canonical()));
    CHECK(lab.people().reviews().size() == 1);
    CHECK(lab.findings() == "");
}

TEST_CASE("reviews of before stay as they are, and from the first signed one on each is signed", "[access-review]") {
    Reviewing lab;
    REQUIRE(lab.review());
    REQUIRE(lab.review(lab.signer("wang.fang")));
    const auto rows = lab.rows();
    const auto refused = lab.review();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK_THAT(refused.error().text(), Contains("no signature, and decisions here are signed"));
    CHECK(lab.rows() == rows);
    // As another program would write it.
    auto unsigned_one = lab.entries("access-review/1").front().record;
    unsigned_one.set("accounts", lab.people().access_list());
    REQUIRE(lab.archive->append("access-review/1", unsigned_one));
    CHECK_THAT(lab.findings(), Contains("the review of access of 2026-03-02T08:00:00.000Z by") &&
                                   Contains("is not signed, and decisions before it are"));
}

TEST_CASE("a decision that is signed asks for no signature under reviews of access, nor the other way round",
          "[access-review]") {
    Reviewing lab;
    record_sample_run(*lab.archive, "run-1", 1);
    const auto hold = [&](const char* id, const DecisionSigner& sign) {
        REQUIRE(open_hold(*lab.archive, lab.clock, {HoldSubject::Kind::run, "run-1"}, "scale drifted",
                          lab.account("li.ming").person()));
        return close_hold(*lab.archive, lab.clock, id, "within limits", "stands", lab.account("wang.fang").person(),
                          sign)
            .has_value();
    };
    SECTION("a hold that was closed with a key") {
        REQUIRE(hold("H1", lab.signer("wang.fang")));
        CHECK(lab.review());
        CHECK_FALSE(hold("H2", {}));
    }
    SECTION("a review with a key") {
        REQUIRE(lab.review(lab.signer("wang.fang")));
        CHECK(hold("H1", {}));
    }
    CHECK(lab.findings() == "");
}

TEST_CASE("a review of access under a wrong signature leaves nothing", "[access-review]") {
    Reviewing lab;
    const auto rows = lab.rows();
    const std::pair<DecisionSigner, const char*> rows_of[] = {
        {lab.signer("zhao.lei"), "it is by Zhao Lei"},
        {lab.signer("wang.fang", {}, [](auto& one) { one.meaning = Meaning::approved; }), "it means \"approved\""},
        {lab.signer("wang.fang", {}, [](auto& one) { one.entry = base::Digest::of(std::string_view("x")); }),
         "another decision"},
        {lab.signer("wang.fang", {}, [](auto& one) { one.ledger_root = base::Digest(); }), "another ledger"},
        {lab.signer("wang.fang", {}, [](auto& one) { one.about = "access-review 2025-01-01T00:00:00.000Z"; }),
         "another decision"},
        {[](const DecisionStatement&) -> base::Result<MadeDecisionSignature> {
             return base::fail(ErrorCode::not_permitted, "key", "a wrong passphrase", "the right one");
         },
         "a wrong passphrase"}};
    for (const auto& [sign, found] : rows_of) {
        INFO(found);
        const auto refused = lab.review(sign);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
        CHECK_THAT(refused.error().text(), Contains(found));
        CHECK(lab.rows() == rows);
    }
    // The certificate of another account: told by the verification, as with every decision.
    REQUIRE(lab.review(lab.signer("wang.fang", "zhao.lei")));
    CHECK_THAT(lab.findings(), Contains("review of access") && Contains("does not hold"));
}

TEST_CASE("who may not review access is refused with a key or without one", "[access-review]") {
    Reviewing lab;
    const auto rows = lab.rows();
    int asked = 0;
    const DecisionSigner sign = [&](const DecisionStatement&) -> base::Result<MadeDecisionSignature> {
        ++asked;
        return base::fail(ErrorCode::not_permitted, "key", "asked for", "");
    };
    CHECK_FALSE(review_access(*lab.archive, lab.setting(), lab.as("zhao.lei"), "nothing to change", sign));
    CHECK(asked == 0);
    CHECK(lab.entries("access-review/1").empty());
    CHECK(lab.rows() == rows + 1);
    CHECK(lab.entries("refused-act/1").size() == 1);
    CHECK(lab.findings() == "");
}

}  // namespace velocert::records
