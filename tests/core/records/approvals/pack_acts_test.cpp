// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_acts.h"

#include <functional>
#include <tuple>

#include "tests/core/records/approvals/approving_bench.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

}  // namespace

TEST_CASE("a pack is proposed by one person and signed by another, and both stand in the archive with its bytes",
          "[packs]") {
    ApprovingBench bench;
    const auto own = pack_of_bike_lab();
    const auto proposal = bench.propose(own);
    if (!proposal) FAIL(proposal.error().text());
    CHECK(proposal->id == "A1");
    CHECK(proposal->of.pack == own.pack.digest());
    CHECK(bench.archive->load(own.pack.digest()).has_value());
    auto history = pack_history(*bench.archive);
    REQUIRE(history);
    CHECK(history->proposal("A1")->state() == PackState::proposed);

    const auto approval = bench.confirm();
    if (!approval) FAIL(approval.error().text());
    history = pack_history(*bench.archive);
    REQUIRE(history);
    const auto* record = history->of(own.pack.digest());
    REQUIRE(record != nullptr);
    CHECK(record->state() == PackState::approved);
    CHECK(record->fault.empty());
    const auto& statement = record->approval->statement;
    CHECK(statement.proposed_by == bench.wang);
    CHECK(statement.signer == bench.zhao);
    CHECK(statement.of.laboratory == "Bike Lab");
    CHECK(statement.of.edition == own.edition.id);
    // The text that is signed names all that it is about.
    const auto text = statement.canonical();
    for (const auto& named : {std::string("velocert-pack-approval/1"), own.pack.digest().text(), own.edition.id,
                              std::string("Bike Lab"), std::string("Zhao Lei"), std::string("Wang Fang"),
                              base::Digest::of(file_text(bench.folder + "/archive.json")).text()})
        CHECK_THAT(text, Contains(named));
    CHECK(text_of(bench.verified()).empty());
}

TEST_CASE("whoever proposed a pack cannot confirm it, and what was decided is not decided again", "[packs]") {
    ApprovingBench bench;
    REQUIRE(bench.propose());
    const auto own_proposal = bench.confirm("A1", bench.wang);
    REQUIRE_FALSE(own_proposal);
    CHECK(own_proposal.error().code == ErrorCode::not_permitted);
    CHECK(bench.confirm("A2").error().code == ErrorCode::not_found);
    CHECK(bench.propose().error().code == ErrorCode::already_exists);
    REQUIRE(bench.confirm());
    CHECK(bench.confirm().error().code == ErrorCode::bad_value);
    CHECK(bench.propose().error().code == ErrorCode::already_exists);
    for (const char* reason : {"", "  ", ".", "x"}) {
        CAPTURE(reason);
        CHECK_FALSE(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, reason));
    }
    REQUIRE(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, "replaced"));
    CHECK(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, "replaced").error().code ==
          ErrorCode::bad_value);
    CHECK(bench.confirm().error().code == ErrorCode::bad_value);
    // The same bytes may be proposed anew.
    const auto again = bench.propose();
    REQUIRE(again);
    CHECK(again->id == "A2");
    CHECK(text_of(bench.verified()).empty());
}

TEST_CASE("whoever proposed a pack under another name of theirs cannot confirm it", "[packs]") {
    ApprovingBench bench;
    // Who stood in records by the login before there were accounts.
    const base::Person before{"", "zhao.lei"};
    REQUIRE(propose_pack(*bench.archive, bench.clock, pack_of_bike_lab(), before, "a photo of the plate"));
    const auto rows = *bench.archive->ledger_size();
    const auto refused = bench.confirm();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK_THAT(refused.error().text(), Contains("Zhao Lei proposed it, as zhao.lei") && Contains("a second person"));
    CHECK(*bench.archive->ledger_size() == rows);
    CHECK(bench.confirm("A1", bench.wang));
}

TEST_CASE("an approval over other words or by another key is refused, and leaves nothing", "[packs]") {
    ApprovingBench bench;
    REQUIRE(bench.propose());
    const auto good =
        pack_approval_statement(*bench.archive, "A1", bench.zhao, bench.clock.now(), std::chrono::minutes(480));
    REQUIRE(good);
    const auto size = *bench.archive->ledger_size();
    using Change = std::function<void(PackApprovalStatement&)>;
    const std::tuple<const char*, Change> cases[] = {
        {"another pack", [](auto& one) { one.of.pack = base::Digest::of(std::string_view("another")); }},
        {"another laboratory", [](auto& one) { one.of.laboratory = "Other Lab"; }},
        {"another revision", [](auto& one) { ++one.of.revision; }},
        {"another archive", [](auto& one) { one.archive = base::Digest::of(std::string_view("a")).text(); }},
        {"another ledger", [](auto& one) { one.ledger_root = base::Digest(); }},
        {"a ledger to come", [](auto& one) { one.ledger_size += 5; }},
        {"another meaning", [](auto& one) { one.meaning = Meaning::reviewed; }},
        {"another proposer", [](auto& one) { one.proposed_by.name = "Li Ming"; }},
    };
    for (const auto& [what, change] : cases) {
        CAPTURE(what);
        auto statement = *good;
        change(statement);
        const auto refused = bench.record(statement, bench.keys.of("Zhao Lei", bench.zhao.id));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
    }
    CHECK_FALSE(bench.record(*good, bench.keys.of("Wang Fang", bench.wang.id)));
    const auto other_words =
        signing::sign_cms(bench.keys.of("Zhao Lei", bench.zhao.id), base::Digest::of(std::string_view("x")));
    REQUIRE(other_words);
    CHECK_FALSE(record_pack_approval(*bench.archive, *good, *other_words,
                                     bench.keys.of("Zhao Lei", bench.zhao.id).certificate()));
    CHECK(*bench.archive->ledger_size() == size);
    REQUIRE(bench.record(*good, bench.keys.of("Zhao Lei", bench.zhao.id)));
}

TEST_CASE("nobody proposes a pack in an archive without accounts", "[packs]") {
    ApprovingBench bench(false);
    const auto refused = propose_pack(*bench.archive, bench.clock, pack_of_bike_lab(), {"", "Li Wei"}, "a photo");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK_THAT(refused.error().found, Contains("no accounts"));
}

}  // namespace velocert::records
