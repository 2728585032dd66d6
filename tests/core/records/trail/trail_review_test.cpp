// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/trail_review.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <memory>
#include <tuple>

#include "core/signing/authority/internal_authority.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/reports/recorded_archive.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

const base::Person wang{"u-0002", "Wang Fang"};
const auto moment = *base::parse_utc("2025-11-23T02:00:00.000Z");
constexpr std::chrono::minutes offset{480};

signing::SigningKey& key(const std::string& name = "Wang Fang") {
    static std::map<std::string, std::unique_ptr<signing::SigningKey>> keys;
    auto& made = keys[name];
    if (made) return *made;
    const auto now = *base::parse_utc("2025-11-01T00:00:00.000Z");
    static const auto authority =
        signing::InternalAuthority::make("Demonstration laboratory", signing::KeyKind::p256, 10, now);
    REQUIRE(authority);
    const base::Secret passphrase(std::string("a passphrase of a test"));
    const auto issued = authority->issue({name, "u-0002", signing::KeyKind::p256, 3, 1000}, passphrase, now);
    REQUIRE(issued);
    auto opened = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
    REQUIRE(opened);
    made = std::move(*opened);
    return *made;
}

std::string cms_of(const TrailReview& review, signing::SigningKey& by = key()) {
    const auto cms = signing::sign_cms(by, base::Digest::of(review.canonical()));
    REQUIRE(cms);
    return *cms;
}

struct Bench : RecordedArchive {
    [[nodiscard]] std::uint64_t size() const { return *archive->ledger_size(); }
    [[nodiscard]] base::Result<TrailReview> next(std::uint64_t to = 0, std::string found = "nothing out of order") {
        return next_trail_review(*archive, to, std::move(found), wang, moment, offset);
    }
    void review(std::uint64_t to = 0) {
        const auto wanted = next(to);
        REQUIRE(wanted);
        const auto done = record_trail_review(*archive, *wanted, cms_of(*wanted), key().certificate());
        if (!done) FAIL(done.error().text());
    }
    [[nodiscard]] std::string findings() {
        archive.reset();
        return text_of(*verify_archive(folder));
    }
};

}  // namespace

TEST_CASE("reviews of the trail follow on each other, and are told with who found what", "[trail-review]") {
    Bench bench;
    CHECK(trail_reviews(*bench.archive)->empty());
    const auto all = bench.size();
    bench.review(3);
    bench.review();
    const auto reviews = trail_reviews(*bench.archive);
    REQUIRE(reviews);
    REQUIRE(reviews->size() == 2);
    const auto& first = reviews->at(0);
    CHECK(first.review.from == 1);
    CHECK(first.review.to == 3);
    CHECK(first.seq == all + 1);
    CHECK(first.review.found == "nothing out of order");
    CHECK(first.review.meaning == Meaning::reviewed);
    CHECK(first.review.reviewer == wang);
    CHECK(first.review.time == "2025-11-23T10:00:00.000+08:00");
    // The second one covers the entry of the first.
    CHECK(reviews->at(1).review.from == 4);
    CHECK(reviews->at(1).review.to == all + 1);
    CHECK(reviewed_to(*reviews) == all + 1);
    CHECK(bench.findings().empty());
}

TEST_CASE("a review of no entries, of entries there are not, or that says nothing is refused", "[trail-review]") {
    Bench bench;
    bench.review(5);
    const auto size = bench.size();
    for (const std::uint64_t to : {std::uint64_t{1}, std::uint64_t{5}, size + 1, size + 1000}) {
        CAPTURE(to);
        const auto refused = bench.next(to);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::bad_value);
        CHECK(refused.error().expected == "6 to " + std::to_string(size));
    }
    for (const char* found : {"", "  ", ".", "...", "x"}) {
        CAPTURE(found);
        CHECK_FALSE(bench.next(0, found));
    }
    CHECK(bench.next(6)->to == 6);
    CHECK(bench.size() == size);
}

TEST_CASE("a review that does not follow or was signed otherwise is refused, and leaves nothing", "[trail-review]") {
    Bench bench;
    bench.review(4);
    const auto good = *bench.next(6);
    const auto size = bench.size();
    using Change = std::function<void(TrailReview&)>;
    const std::tuple<const char*, Change, const char*> cases[] = {
        {"entries left out", [](auto& one) { one.from = 6; }, "reviewed up to entry 4"},
        {"entries twice", [](auto& one) { one.from = 4; }, "reviewed up to entry 4"},
        {"none at all", [](auto& one) { one.to = 4; }, "no entries"},
        {"beyond the end", [&](auto& one) { one.to = size + 1; }, "not there yet"},
        {"another meaning", [](auto& one) { one.meaning = Meaning::approved; }, "means \"approved\""},
        {"nothing said", [](auto& one) { one.found = "."; }, "does not say what was found"},
        {"another history", [](auto& one) { one.root = base::Digest::of(std::string_view("fork")); }, "another ledger"},
        {"fewer entries than the root", [](auto& one) { one.to = 5; }, "another ledger"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        auto review = good;
        change(review);
        const auto refused = record_trail_review(*bench.archive, review, cms_of(review), key().certificate());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
        CHECK_THAT(refused.error().found, Contains(found));
    }
    // What was signed is not what is recorded, and another key than the one that is named.
    auto other = good;
    other.found = "something after all";
    CHECK_FALSE(record_trail_review(*bench.archive, good, cms_of(other), key().certificate()));
    CHECK_FALSE(record_trail_review(*bench.archive, good, cms_of(good), key("Zhao Lei").certificate()));
    CHECK_FALSE(record_trail_review(*bench.archive, good, "no cms", key().certificate()));
    CHECK(bench.size() == size);
    CHECK(record_trail_review(*bench.archive, good, cms_of(good), key().certificate()));
}

TEST_CASE("a review that was put on the ledger past the rules is found and named", "[trail-review]") {
    using Change = std::function<void(SignedTrailReview&)>;
    const auto signed_again = [](SignedTrailReview& one) { one.cms = cms_of(one.review); };
    const std::tuple<const char*, Change, const char*> cases[] = {
        {"entries left out", [&](auto& one) { one.review.from = 7, signed_again(one); }, "reviewed up to entry 4"},
        {"another meaning", [&](auto& one) { one.review.meaning = Meaning::tested, signed_again(one); }, "tested"},
        {"other words than were signed", [](auto& one) { one.review.found = "other words"; }, "Wang Fang"},
        {"another history",
         [&](auto& one) { one.review.root = base::Digest::of(std::string_view("fork")), signed_again(one); },
         "another ledger"},
        {"no signature", [](auto& one) { one.cms = "cms"; }, "Wang Fang"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        Bench bench;
        bench.review(4);
        const auto review = *bench.next(6);
        SignedTrailReview one{review, cms_of(review), base::Digest::of(key().certificate()), 0};
        change(one);
        // As another program would write it: the archive itself knows nothing of reviews.
        REQUIRE(bench.archive->append(trail_review_type, trail_review_record(one)));
        const auto row = bench.size();
        const auto findings = bench.findings();
        CHECK_THAT(findings, Contains("ledger row " + std::to_string(row)));
        CHECK_THAT(findings, Contains(found));
    }
}

TEST_CASE("an entry that is no review of the trail is refused by its place", "[trail-review]") {
    Bench bench;
    const auto review = *bench.next(4);
    const SignedTrailReview good{review, cms_of(review), base::Digest::of(key().certificate()), 0};
    const auto read = [](const base::Json& record) {
        const LedgerEntry entry{9, std::string(trail_review_type), "2025-11-23T02:00:00.000Z", record};
        return trail_reviews(std::span(&entry, 1));
    };
    CHECK(read(trail_review_record(good)));
    const auto statement = [&](const char* member, base::Json value) {
        auto changed = review.json();
        changed.set(member, std::move(value));
        return trail_review_record(good).set("statement", std::move(changed));
    };
    for (const auto& record :
         {statement("format", "velocert-trail-review/2"), statement("from", base::Json::integer(0)),
          statement("to", "four"), statement("root", "abc"), statement("meaning", "seen"), statement("time", "noon"),
          statement("more", "members"), trail_review_record(good).set("cms", "zz"),
          trail_review_record(good).set("certificate", base::Json()), base::Json::object()}) {
        CAPTURE(record.text());
        const auto refused = read(record);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::integrity);
        CHECK_THAT(refused.error().where, Contains("ledger row 9"));
    }
}

TEST_CASE("attack: a review of the trail in a colleague's name is found and named", "[trail-review]") {
    const auto issued = [](const std::string& name, const std::string& account) {
        const auto now = *base::parse_utc("2025-11-01T00:00:00.000Z");
        static const auto authority =
            signing::InternalAuthority::make("Another laboratory", signing::KeyKind::p256, 10, now);
        REQUIRE(authority);
        const base::Secret passphrase(std::string("a passphrase of a test"));
        const auto made = authority->issue({name, account, signing::KeyKind::p256, 3, 1000}, passphrase, now);
        REQUIRE(made);
        auto opened = signing::open_pkcs12(base::as_bytes(made->key_file), passphrase);
        REQUIRE(opened);
        return std::move(*opened);
    };
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"Wang Fang", "", ""},
        {"Wang Fang", "u-0002", ""},
        {"Wang Fang", "u-0003", "made out to Wang Fang (u-0003)"},
        {"Zhao Lei", "", "made out to Zhao Lei"},
    };
    for (const auto& [name, account, found] : cases) {
        CAPTURE(name, account);
        Bench bench;
        auto signer = issued(name, account);
        const auto wanted = bench.next();
        REQUIRE(wanted);
        const auto cms = cms_of(*wanted, *signer);
        const auto size = bench.size();
        const auto done = record_trail_review(*bench.archive, *wanted, cms, signer->certificate());
        CHECK(done.has_value() == std::string(found).empty());
        if (!done) {
            CHECK(done.error().code == ErrorCode::not_permitted);
            CHECK_THAT(done.error().found, Contains(found));
            CHECK(done.error().expected == "a certificate of Wang Fang (u-0002)");
            CHECK(bench.size() == size);
            // As another program would write it.
            REQUIRE(bench.archive->store(base::as_bytes(signer->certificate())));
            const SignedTrailReview one{*wanted, cms, base::Digest::of(signer->certificate()), 0};
            REQUIRE(bench.archive->append(trail_review_type, trail_review_record(one)));
        }
        const auto row = std::to_string(bench.size());
        const auto findings = bench.findings();
        if (std::string(found).empty())
            CHECK(findings.empty());
        else
            CHECK_THAT(findings,
                       Contains("ledger row " + row + ": the review of the trail by Wang Fang does not hold: ") &&
                           Contains(found));
    }
}

TEST_CASE("reviews answer for a report when they reach over its rows and none is by who made the test",
          "[trail-review]") {
    const base::Person tester{"u-0001", "Li Ming"};
    const auto review = [](std::uint64_t from, std::uint64_t to, base::Person by) {
        SignedTrailReview out;
        out.review.from = from;
        out.review.to = to;
        out.review.reviewer = std::move(by);
        return out;
    };
    const base::Person fang{"u-0002", "Wang Fang"};
    struct Row {
        const char* what;
        std::vector<SignedTrailReview> reviews;
        const char* why;  ///< empty: they do
    };
    // The run began in entry 10, the report was prepared in entry 20.
    for (const auto& row : {
             Row{"none", {}, "nobody has reviewed"},
             Row{"one that ends before", {review(1, 19, fang)}, "up to entry 19, and not to entry 20"},
             Row{"one that reaches the preparation", {review(1, 20, fang)}, ""},
             Row{"one that reaches further", {review(1, 30, fang)}, ""},
             Row{"by the tester", {review(1, 20, tester)}, "who made the test"},
             Row{"by the tester under another account", {review(1, 20, {"u-0009", " li  MING "})}, "who made the test"},
             Row{"the last part by the tester", {review(1, 19, fang), review(20, 20, tester)}, "entries 20 to 20"},
             Row{"a part before the run by the tester", {review(1, 9, tester), review(10, 20, fang)}, ""},
             Row{"a part after the preparation by the tester", {review(1, 20, fang), review(21, 25, tester)}, ""},
         }) {
        INFO(row.what);
        const auto why = why_unanswered(row.reviews, 10, 20, {&tester, 1}, nullptr);
        if (*row.why == '\0')
            CHECK(why.empty());
        else
            CHECK_THAT(why, Catch::Contains(row.why));
    }
}

}  // namespace velocert::records
