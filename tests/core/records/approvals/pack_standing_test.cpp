// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_standing.h"

#include "tests/core/records/approvals/approving_bench.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;
using State = PackStanding::State;

/// Why no run starts, as a person is told.
base::Error refusal(const PackStanding& standing) {
    const auto refused = approval_to_start_by(standing);
    REQUIRE_FALSE(refused);
    CHECK_FALSE(standing.may_start());
    CHECK_FALSE(refused.error().expected.empty());
    CHECK_THAT(refused.error().where, Contains("Bike Lab") && Contains(standing.pack.pack.text()));
    return refused.error();
}

}  // namespace

TEST_CASE("a run by a laboratory's own pack starts by a confirmed approval of its very bytes alone", "[packs]") {
    ApprovingBench bench;
    CHECK_THAT(refusal(bench.standing()).found, Contains("nobody has approved it"));
    REQUIRE(bench.propose());
    CHECK_THAT(refusal(bench.standing()).found, Contains("proposed by Wang Fang") && Contains("nobody has confirmed"));
    REQUIRE(bench.confirm());
    const auto standing = bench.standing();
    CHECK(standing.state == State::approved);
    CHECK(standing.revocation_unknown == "no trust list was given");
    const auto approval = approval_to_start_by(standing);
    REQUIRE(approval);
    CHECK(approval->proposal == "A1");
    CHECK(approval->approved_by == bench.zhao);

    // One other character in one file: another pack, which is told with the one that was approved.
    const auto changed = refusal(bench.standing(pack_of_bike_lab("Weighing as we do it.")));
    CHECK(changed.code == ErrorCode::not_permitted);
    CHECK_THAT(changed.found,
               Contains("not the pack that is approved") && Contains(pack_of_bike_lab().pack.digest().text()));

    REQUIRE(withdraw_pack(*bench.archive, bench.clock, "A1", bench.zhao, "replaced by the next revision"));
    CHECK_THAT(refusal(bench.standing()).found,
               Contains("ended by Zhao Lei") && Contains("replaced by the next revision"));
    REQUIRE(bench.propose());
    REQUIRE(withdraw_pack(*bench.archive, bench.clock, "A2", bench.wang, "a slip of the pen"));
    CHECK_THAT(refusal(bench.standing()).found, Contains("withdrawn by Wang Fang"));
}

TEST_CASE("in an archive without accounts or yet to be made a run starts by a pack that nobody approved", "[packs]") {
    ApprovingBench bench(false);
    const auto standing = bench.standing();
    CHECK(standing.state == State::open);
    const auto approval = approval_to_start_by(standing);
    REQUIRE(approval);
    CHECK_FALSE(approval->given());
    const auto none = pack_standing(nullptr, pack_of_bike_lab().edition, nullptr);
    REQUIRE(none);
    CHECK(none->state == State::open);
}

TEST_CASE("an approval whose signer's certificate is revoked or of an unknown authority starts no run", "[packs]") {
    ApprovingBench bench;
    REQUIRE(bench.propose());
    REQUIRE(bench.confirm());
    signing::TrustList trust;
    REQUIRE(trust.add_root(bench.keys.authority.certificate(), signing::TrustKind::internal));
    const auto trusted = bench.standing(pack_of_bike_lab(), &trust);
    CHECK(trusted.state == State::approved);
    CHECK_THAT(trusted.revocation_unknown, !Contains("no trust list"));

    signing::TrustList strangers;
    const auto other = authority_of("Others");
    REQUIRE(strangers.add_root(other.certificate(), signing::TrustKind::internal));
    const auto unknown = bench.standing(pack_of_bike_lab(), &strangers);
    CHECK(unknown.state == State::does_not_hold);
    CHECK(unknown.problem == signing::ChainProblem::unknown_issuer);
    CHECK(refusal(unknown).code == ErrorCode::integrity);

    const auto mine = signing::Certificate::parse(bench.keys.of("Zhao Lei", bench.zhao.id).certificate(), "own");
    REQUIRE(mine);
    // Also where it was revoked after the signing: the approval stands for runs to come.
    const auto later = *base::parse_utc("2025-12-24T00:00:00.000Z");
    const signing::Revocation entry{mine->serial, later, signing::RevocationReason::key_compromise};
    const auto list =
        bench.keys.authority.revocation_list(nullptr, std::span(&entry, 1), later, later + std::chrono::hours(24 * 90));
    REQUIRE(list);
    REQUIRE(trust.add_revocation_list(*list));
    const auto revoked = bench.standing(pack_of_bike_lab(), &trust);
    CHECK(revoked.state == State::revoked);
    CHECK_FALSE(trusted.revocation_known_until);
    // A list without its name says until when that holds.
    signing::TrustList clean;
    REQUIRE(clean.add_root(bench.keys.authority.certificate(), signing::TrustKind::internal));
    const auto empty = bench.keys.authority.revocation_list(nullptr, {}, later, later + std::chrono::hours(24 * 90));
    REQUIRE(empty);
    REQUIRE(clean.add_revocation_list(*empty));
    const auto good = bench.standing(pack_of_bike_lab(), &clean);
    CHECK(good.state == State::approved);
    CHECK(good.revocation_known_until == later + std::chrono::hours(24 * 90));
    CHECK_THAT(refusal(revoked).found, Contains("Zhao Lei") && Contains("revoked since 2025-12-24"));
}

TEST_CASE("an approval whose signature does not hold starts no run, and says why", "[packs]") {
    ApprovingBench bench;
    REQUIRE(bench.propose());
    REQUIRE(bench.confirm());
    auto history = *pack_history(*bench.archive);
    auto& approval = *history.packs.front().approval;
    approval.cms[approval.cms.size() - 5] = static_cast<char>(approval.cms[approval.cms.size() - 5] ^ 1);
    const auto own = pack_of_bike_lab();
    const ProposedPack of{own.edition.pack, own.edition.id, own.edition.laboratory, own.edition.revision};
    history.packs.front().fault =
        why_not_approved(approval, history.packs.front().approved_seq, approval.statement.archive, nullptr);
    REQUIRE_FALSE(history.packs.front().fault.empty());
    const auto standing = pack_standing(history, of, true, nullptr);
    CHECK(standing.state == State::does_not_hold);
    const auto refused = refusal(standing);
    CHECK(refused.code == ErrorCode::integrity);
    CHECK_THAT(refused.found, Contains("signature of Zhao Lei") && Contains("does not hold"));
    // Bytes that were approved under another name are not that laboratory's.
    history = *pack_history(*bench.archive);
    auto named_otherwise = of;
    named_otherwise.laboratory = "Other Lab";
    CHECK(pack_standing(history, named_otherwise, true, nullptr).state == State::does_not_hold);
}

}  // namespace velocert::records
