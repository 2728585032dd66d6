// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/limit_release.h"

#include <catch2/catch.hpp>

#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::Person;

const Person li{"", "Li Wei"};
const Person wang{"", "Wang Fang"};

Json torque(const std::string& value = "12 N.m") {
    return Json::object()
        .set("id", "motor.low_speed_torque")
        .set("relation", ">=")
        .set("value", value)
        .set("source", "printed copy no. 3")
        .set("page", "p. 17");
}

/// A real archive with the newest shipped pack.
struct Laboratory {
    Laboratory() {
        auto made = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
    }
    [[nodiscard]] ReleaseSetting setting() const { return {pack, std::nullopt, clock}; }
    [[nodiscard]] base::Result<LimitProposal> propose(const Json& entry, const Person& person = li) const {
        return propose_limit(*archive, setting(), entry, person, {});
    }
    [[nodiscard]] base::Result<ReleaseRevision> confirm(const std::string& id, const Person& person = wang) const {
        return confirm_proposal(*archive, setting(), id, person);
    }
    [[nodiscard]] std::size_t rows() const { return archive->ledger_leaves()->size(); }
    [[nodiscard]] std::string findings() {
        archive.reset();
        const auto verification = verify_archive(folder);
        REQUIRE(verification);
        return text_of(*verification);
    }

    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    standards::Pack pack = standards::embedded_packs().back();
    std::unique_ptr<Archive> archive;
};

}  // namespace

TEST_CASE("a proposal changes nothing, its confirmation makes revision 1, and the archive verifies") {
    Laboratory laboratory;
    const auto proposal = laboratory.propose(torque());
    REQUIRE(proposal);
    CHECK(proposal->id == "P1");
    auto history = release_history(*laboratory.archive);
    REQUIRE(history);
    CHECK(history->latest(proposal->edition) == nullptr);

    const auto revision = laboratory.confirm("P1");
    REQUIRE(revision);
    CHECK(revision->revision == 1);
    CHECK(revision->pack == laboratory.pack.digest());
    CHECK(revision->combined == standards::combined_digest(revision->pack, revision->release));
    history = release_history(*laboratory.archive);
    REQUIRE(history);
    REQUIRE(history->latest(proposal->edition) != nullptr);
    CHECK(history->proposal("P1")->state == ProposalState::confirmed);
    const auto text = release_text(*laboratory.archive, *revision);
    REQUIRE(text);
    CHECK(base::Digest::of(*text) == revision->release);
    CHECK(laboratory.archive->load(revision->pack).has_value());
    CHECK(laboratory.findings() == "");
}

TEST_CASE("a second release of a limit supersedes the first, which stays with its own digest") {
    Laboratory laboratory;
    REQUIRE(laboratory.propose(torque()));
    const auto first = laboratory.confirm("P1");
    REQUIRE(first);
    const auto first_text = release_text(*laboratory.archive, *first);
    REQUIRE(laboratory.propose(torque("14 N.m"), wang));
    const auto second = laboratory.confirm("P2", li);
    REQUIRE(second);
    CHECK(second->revision == 2);
    CHECK(second->replaces == first->release);
    const auto history = release_history(*laboratory.archive);
    REQUIRE(history);
    CHECK(history->revisions.size() == 2);
    CHECK(history->latest(second->edition)->release == second->release);
    CHECK(release_text(*laboratory.archive, history->revisions[0]).value() == *first_text);
    CHECK(standards::combined_digest(first->pack, base::Digest::of(*first_text)) == first->combined);
    CHECK(laboratory.findings() == "");
}

TEST_CASE("what may not be done to a proposal is refused and leaves the ledger as it was") {
    Laboratory laboratory;
    REQUIRE(laboratory.propose(torque()));
    REQUIRE(laboratory.propose(torque("13 N.m")));
    REQUIRE(laboratory.propose(torque("14 N.m")));
    REQUIRE(withdraw_proposal(*laboratory.archive, laboratory.clock, "P2", li, "slip of the pen"));
    const auto refused = [&](const auto& result, ErrorCode code) {
        REQUIRE_FALSE(result);
        CAPTURE(result.error().text());
        CHECK(result.error().code == code);
        CHECK_FALSE(result.error().expected.empty());
    };
    auto rows = laboratory.rows();
    for (const auto* name : {"Li Wei", "LI WEI", " li  wei", "Ｌｉ Ｗｅｉ"})
        refused(laboratory.confirm("P1", {"", name}), ErrorCode::not_permitted);
    refused(laboratory.confirm("P2"), ErrorCode::bad_value);
    refused(laboratory.confirm("P9"), ErrorCode::not_found);
    refused(withdraw_proposal(*laboratory.archive, laboratory.clock, "P1", wang, " "), ErrorCode::missing_field);
    refused(withdraw_proposal(*laboratory.archive, laboratory.clock, "P2", wang, "again"), ErrorCode::bad_value);
    refused(laboratory.propose(torque("12 kg")), ErrorCode::wrong_unit);
    refused(laboratory.propose(torque().set("note", "\xff")), ErrorCode::bad_input);
    CHECK(laboratory.rows() == rows);

    REQUIRE(laboratory.confirm("P1"));
    rows = laboratory.rows();
    refused(laboratory.confirm("P1"), ErrorCode::bad_value);
    refused(withdraw_proposal(*laboratory.archive, laboratory.clock, "P1", wang, "late"), ErrorCode::bad_value);
    // P3 was shown against a limit that was unknown; now it is released.
    refused(laboratory.confirm("P3"), ErrorCode::bad_value);
    refused(laboratory.propose(torque()), ErrorCode::bad_value);
    CHECK(laboratory.rows() == rows);
    CHECK(laboratory.findings() == "");
}

TEST_CASE("a proposal made against another pack is not confirmed") {
    Laboratory laboratory;
    REQUIRE(laboratory.propose(torque()));
    laboratory.pack.files["edition.json"] += "\n";
    const auto revision = laboratory.confirm("P1");
    REQUIRE_FALSE(revision);
    CHECK(revision.error().code == ErrorCode::bad_value);
}

TEST_CASE("an archive that is only read takes no proposal") {
    Laboratory laboratory;
    laboratory.archive.reset();
    auto read_only = Archive::open_read_only(laboratory.folder);
    REQUIRE(read_only);
    laboratory.archive = std::move(*read_only);
    const auto proposal = laboratory.propose(torque());
    REQUIRE_FALSE(proposal);
    CHECK(proposal.error().code == ErrorCode::read_only);
}

TEST_CASE("a record of a release that is changed, or breaks the rules in a chain that holds, is found by verify") {
    Laboratory laboratory;
    REQUIRE(laboratory.propose(torque()));
    const auto revision = laboratory.confirm("P1");
    REQUIRE(revision);
    SECTION("the proposer's name is changed behind the program's back") {
        laboratory.archive.reset();
        const RawIndex raw(laboratory.folder);
        raw.tamper("UPDATE ledger SET canonical = replace(canonical, 'Li Wei', 'Li Wang') WHERE seq = 2");
        CHECK_THAT(laboratory.findings(), Catch::Contains("ledger row 2"));
    }
    SECTION("a program of another make lets one person do both") {
        auto forged = *revision;
        REQUIRE(laboratory.propose(torque("15 N.m")));
        forged.proposal = "P2";
        forged.revision = 2;
        forged.confirmed_by = forged.proposed_by;
        forged.replaces = revision->release;
        REQUIRE(laboratory.archive->append("limit-confirmation/1", confirmation_record(forged)));
        const auto history = release_history(*laboratory.archive);
        REQUIRE_FALSE(history);
        CHECK(history.error().code == ErrorCode::integrity);
        CHECK_THAT(laboratory.findings(), Catch::Contains("confirmed by the person who proposed it"));
    }
    SECTION("a revision is confirmed twice") {
        REQUIRE(laboratory.archive->append("limit-confirmation/1", confirmation_record(*revision)));
        CHECK_THAT(laboratory.findings(), Catch::Contains("which is not open"));
    }
    SECTION("a revision leaves one out") {
        REQUIRE(laboratory.propose(torque("15 N.m")));
        auto forged = *revision;
        forged.proposal = "P2";
        forged.revision = 3;
        REQUIRE(laboratory.archive->append("limit-confirmation/1", confirmation_record(forged)));
        CHECK_THAT(laboratory.findings(), Catch::Contains("a revision out of order"));
    }
    SECTION("a record has a member that is not known") {
        auto record = withdrawal_record({});
        REQUIRE(laboratory.archive->append("limit-withdrawal/1", record.set("also", "this")));
        CHECK_THAT(laboratory.findings(), Catch::Contains("ledger row 4"));
    }
}

TEST_CASE("what differs between two limits is told member by member") {
    conformity::Limit before;
    before.id = "some.limit";
    before.kind = metrology::Kind::length;
    auto after = before;
    CHECK(member_changes(before, after).empty());
    after.value = metrology::WrittenQuantity::parse("7.0 m").value();
    after.relation = conformity::Relation::at_most;
    const auto changes = member_changes(before, after);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].member == "relation");
    CHECK(changes[0].before == "unknown");
    CHECK(changes[0].after == "<=");
    CHECK(changes[1].member == "value");
    CHECK(changes[1].before == "");
    CHECK(changes[1].after == "7.0 m");
}

}  // namespace velocert::records
