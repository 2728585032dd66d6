// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/upkeep.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/records/integrity/integrity_state.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/keeping/backup.h"
#include "core/records/keeping/backup_history.h"
#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// A clock that a hand moves.
class HandClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point wall{*base::parse_utc("2025-11-25T12:00:00.000Z")};
    std::chrono::system_clock::time_point now() const override { return wall; }
    std::int64_t monotonic_ns() const override { return wall.time_since_epoch().count(); }
};

std::chrono::system_clock::time_point at(const char* utc) { return *base::parse_utc(utc); }

/// An anchored archive with the key of its station in a file, and a plan.
struct Kept : AnchoredArchive {
    Kept() {
        REQUIRE(key.store(key_file));
        plan.station_key = key_file;
        plan.backup_folder = backups;
        auto opened = Archive::open(folder, hand);
        REQUIRE(opened);
        archive = std::move(*opened);
    }
    [[nodiscard]] UpkeepDue due() const { return upkeep_due(plan, *upkeep_facts(*archive, hand), hand.now()); }
    [[nodiscard]] UpkeepDone keep() const { return keep_up(*archive, plan, due(), hand, source); }

    HandClock hand;
    std::string key_file = scratch.path("station.key");
    std::string backups = scratch.path("backups");
    UpkeepPlan plan;
    std::unique_ptr<Archive> archive;
};

}  // namespace

TEST_CASE("a duty is owed from its time of day until it is done, and again the next day") {
    UpkeepPlan plan;
    plan.at = 2h;
    plan.station_key = "/k";
    plan.backup_folder = "/b";
    const struct {
        const char* now;
        const char* last;  ///< of all duties; empty: never
        bool owed;
    } rows[] = {
        {"2025-11-25T12:00:00.000Z", "", true},
        {"2025-11-25T01:59:59.999Z", "2025-11-24T02:00:00.000Z", false},  // today's time is still to come
        {"2025-11-25T02:00:00.000Z", "2025-11-25T01:59:59.000Z", true},
        {"2025-11-25T02:00:00.000Z", "2025-11-25T02:00:00.000Z", false},
        {"2025-11-25T23:59:00.000Z", "2025-11-25T02:00:01.000Z", false},
        {"2025-11-26T01:00:00.000Z", "2025-11-25T02:00:01.000Z", false},
        {"2025-11-26T02:00:00.000Z", "2025-11-25T02:00:01.000Z", true},
        {"2025-12-26T03:00:00.000Z", "2025-11-25T02:00:01.000Z", true},  // the machine was off for a month
        {"2025-11-25T12:00:00.000Z", "2025-11-25T12:00:30.000Z", false},
        {"2025-11-25T12:00:00.000Z", "2025-11-25T12:02:00.000Z", true},  // done in a future that is none
        {"2025-11-25T12:00:00.000Z", "2031-01-01T00:00:00.000Z", true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.now, row.last);
        UpkeepFacts facts;
        if (*row.last != '\0') facts.verified = facts.checkpoint = facts.backup = at(row.last);
        const auto due = upkeep_due(plan, facts, at(row.now));
        CHECK(due.verification == row.owed);
        CHECK(due.checkpoint == row.owed);
        CHECK(due.delivery == row.owed);
        CHECK(due.backup == row.owed);
    }
}

TEST_CASE("what the plan names no means for is not owed, the verification always is") {
    UpkeepPlan plan;
    const auto due = upkeep_due(plan, {}, at("2025-11-25T12:00:00.000Z"));
    CHECK(due.verification);
    CHECK_FALSE(due.checkpoint);
    CHECK_FALSE(due.backup);
    CHECK_FALSE(due.rehearsal);
    UpkeepFacts facts;
    facts.verified = at("2025-11-25T11:00:00.000Z");
    CHECK_FALSE(upkeep_due(plan, facts, at("2025-11-25T12:00:00.000Z")).any());
    facts.left_open = true;
    CHECK(upkeep_due(plan, facts, at("2025-11-25T12:00:00.000Z")).verification);
    facts = {};
    facts.verified = at("2025-11-25T11:00:00.000Z");
    facts.undelivered = true;
    CHECK(upkeep_due(plan, facts, at("2025-11-25T12:00:00.000Z")).delivery);
    plan.backup_folder = "/b";
    facts.good_rehearsal = at("2025-11-25T12:00:00.000Z") - plan.rehearsal_every;
    CHECK_FALSE(upkeep_due(plan, facts, at("2025-11-25T12:00:00.000Z")).rehearsal);
    CHECK(upkeep_due(plan, facts, at("2025-11-25T12:00:00.001Z")).rehearsal);
}

TEST_CASE("what is due is done once a day, each with its record, and the backup holds the checkpoint") {
    Kept kept;
    const auto rows = kept.archive->ledger_size().value();
    const auto done = kept.keep();
    for (const auto& act : done.acts) CHECK((act.good || act.what.empty()));
    REQUIRE(done.acts.size() == 4);
    CHECK(done.good());
    std::vector<std::string> types;
    for (auto row = rows + 1; row <= kept.archive->ledger_size().value(); ++row)
        types.push_back(kept.archive->ledger_row(row)->type);
    CHECK(types == std::vector<std::string>{"checkpoint/1", "anchor-delivery/1", "verification/1", "backup/1"});
    CHECK(integrity_state(*kept.archive, kept.hand)->last->reason == VerificationReason::nightly);
    const auto snapshots = snapshots_in(kept.backups).value();
    REQUIRE(snapshots.size() == 1);
    CHECK(snapshots.front().manifest.tree_size >= rows + 1);
    CHECK(text_of(*verify_snapshot(kept.backups, snapshots.front())).empty());

    kept.hand.wall += 1h;
    CHECK_FALSE(kept.due().any());
    CHECK(kept.keep().acts.empty());
    kept.hand.wall = at("2025-11-26T01:59:00.000Z");
    CHECK_FALSE(kept.due().any());
    kept.hand.wall = at("2025-11-26T02:00:00.000Z");
    CHECK(kept.keep().acts.size() == 4);
    CHECK(snapshots_in(kept.backups)->size() == 2);
    kept.archive.reset();
    CHECK(text_of(*verify_archive(kept.folder, kept.outside())).empty());
}

TEST_CASE("a real archive is verified daily though nobody set an upkeep, a training archive once somebody began") {
    for (const auto kind : {ArchiveKind::real, ArchiveKind::training}) {
        CAPTURE(name(kind));
        const ScratchFolder scratch;
        HandClock hand;
        auto archive = Archive::create(scratch.path("a"), kind, hand);
        REQUIRE(archive);
        const auto owed = [&] { return *upkeep_owed(**archive, hand); };
        CHECK_FALSE(owed().plan);
        CHECK(owed().due.verification == (kind == ArchiveKind::real));
        CHECK_FALSE(owed().due.backup);
        CHECK_FALSE(owed().due.checkpoint);
        REQUIRE(verify_and_record(**archive, {}, hand, VerificationReason::by_hand, {}, SampleClockSource()));
        CHECK_FALSE(owed().due.any());
        hand.wall += 24h;
        CHECK(owed().due.verification);
        REQUIRE(verify_and_record(**archive, {}, hand, VerificationReason::by_hand, {}, SampleClockSource()));
        CHECK_FALSE(owed().due.any());
        archive->reset();
        std::ofstream(scratch.path("a") + "/lock") << "process 1 on nowhere since 2025\n";
        // Whoever only reads is told as well: nobody has opened it for writing since.
        const auto read = Archive::open_read_only(scratch.path("a"));
        REQUIRE(read);
        CHECK(upkeep_owed(**read, hand)->due == UpkeepDue{false, false, true, false, false, true});
    }
}

TEST_CASE("after an unclean end the verification says why it was made") {
    Kept kept;
    REQUIRE(kept.keep().good());
    kept.archive.reset();
    std::ofstream(kept.folder + "/lock") << "process 1 on nowhere since 2025\n";
    kept.archive = std::move(*Archive::open(kept.folder, kept.hand));
    CHECK(kept.due() == UpkeepDue{false, false, true, false, true, true});
    REQUIRE(kept.keep().good());
    CHECK(integrity_state(*kept.archive, kept.hand)->last->reason == VerificationReason::unclean_exit);
    CHECK_FALSE(kept.due().any());
}

TEST_CASE("upkeep that somebody ends leaves no record of what was not done, and it stays owed") {
    // Each question is answered with "end it" in turn; what was done before stays done.
    std::set<std::string> ended_in;
    for (int last = 0;; ++last) {
        Kept kept;
        int asked = 0;
        std::string part;
        const auto done = keep_up(*kept.archive, kept.plan, kept.due(), kept.hand, kept.source,
                                  [&](std::string_view what, std::uint64_t, std::uint64_t) {
                                      part = what;
                                      return asked++ < last;
                                  });
        if (!done.ended_early) break;
        REQUIRE(last < 1000);
        CAPTURE(last, part);
        ended_in.insert(part);
        CHECK_FALSE(done.good());
        CHECK(kept.due().any());
        CHECK(kept.due().backup);
        for (const auto& act : done.acts) CHECK(act.good);
        const bool verified =
            std::ranges::any_of(done.acts, [](const auto& act) { return act.duty == "verification"; });
        CHECK(kept.archive->ledger_entries(std::array{std::string_view("verification/1")})->size() ==
              (verified ? 1 : 0));
        const auto snapshots = snapshots_in(kept.backups);
        CHECK((!snapshots || snapshots->empty()));
        CHECK(text_of(*verify_archive(kept.folder, kept.outside())).empty());
    }
    CHECK(ended_in.contains("checkpoint"));
    CHECK(ended_in.contains("evidence"));
    CHECK(ended_in.contains("backup"));
}

TEST_CASE("a duty that fails is told and stays owed, the others are done") {
    Kept kept;
    SECTION("the medium of the backups is a file") {
        std::ofstream(kept.backups) << "no folder";
        const auto done = kept.keep();
        CHECK_FALSE(done.good());
        REQUIRE(done.acts.size() == 4);
        CHECK(done.acts[0].good);
        CHECK(done.acts[2].good);
        CHECK(done.acts[3].duty == "backup");
        CHECK_FALSE(done.acts[3].good);
        CHECK(kept.due() == UpkeepDue{false, false, false, true, true});
        fs::remove(kept.backups);
        CHECK(kept.keep().good());
    }
    SECTION("an outside place is not there") {
        fs::rename(kept.usb, kept.usb + ".away");
        const auto done = kept.keep();
        REQUIRE(done.acts.size() == 4);
        CHECK_FALSE(done.acts[1].good);
        CHECK(done.acts[1].what.find("usb") != std::string::npos);
        CHECK(kept.due().delivery);
        CHECK_FALSE(kept.due().backup);
        fs::rename(kept.usb + ".away", kept.usb);
        const auto again = kept.keep();
        REQUIRE(again.acts.size() == 1);
        CHECK(again.good());
        CHECK_FALSE(kept.due().any());
    }
    SECTION("the key of the station is gone") {
        fs::remove(kept.key_file);
        const auto done = kept.keep();
        CHECK_FALSE(done.acts[0].good);
        CHECK(done.acts[2].good);
        CHECK(kept.due().checkpoint);
    }
    SECTION("an entry was changed behind the program's back") {
        kept.archive.reset();
        kept.raw.tamper("UPDATE ledger SET canonical = replace(canonical, 'run-1', 'run-2') WHERE seq = 4");
        kept.archive = std::move(*Archive::open(kept.folder, kept.hand));
        const auto done = kept.keep();
        CHECK_FALSE(done.acts[2].good);
        CHECK_FALSE(integrity_state(*kept.archive, kept.hand)->may_issue());
    }
}

TEST_CASE("a plan is recorded with who, why and what it was before, and a bad one is refused") {
    Kept kept;
    CHECK_FALSE(upkeep_plan_of(*kept.archive)->has_value());
    const auto set = [&](const UpkeepPlan& plan, const char* why = "first setting") {
        return set_upkeep_plan(*kept.archive, plan, kept.person, why, kept.hand, kept.source);
    };
    REQUIRE(set(kept.plan));
    CHECK(*upkeep_plan_of(*kept.archive) == kept.plan);
    auto other = kept.plan;
    other.at = 23h + 59min;
    other.backup_folder.clear();
    REQUIRE(set(other, "the disk was taken away"));
    CHECK(*upkeep_plan_of(*kept.archive) == other);
    const auto entries = kept.archive->ledger_entries(std::array<std::string_view, 1>{"upkeep-plan/1"}).value();
    REQUIRE(entries.size() == 2);
    CHECK(entries[1].record.find("old")->find("backup_folder")->string()[0] == kept.backups);
    CHECK(*entries[1].record.find("reason")->string() == "the disk was taken away");

    const auto refused = [&](auto change, const char* why = "a reason") {
        auto plan = kept.plan;
        change(plan);
        const auto done = set(plan, why);
        REQUIRE_FALSE(done);
        return done.error().code;
    };
    CHECK(refused([](UpkeepPlan& plan) { plan.at = 24h; }) == ErrorCode::bad_value);
    CHECK(refused([](UpkeepPlan& plan) { plan.at = -1min; }) == ErrorCode::bad_value);
    CHECK(refused([](UpkeepPlan& plan) { plan.rehearsal_every = 0h; }) == ErrorCode::bad_value);
    CHECK(refused([](UpkeepPlan& plan) { plan.backup_folder = "backups"; }) == ErrorCode::bad_value);
    CHECK(refused([](UpkeepPlan& plan) { plan.station_key = "station.key"; }) == ErrorCode::bad_value);
    CHECK(refused([&](UpkeepPlan& plan) { plan.backup_folder = kept.folder + "/b"; }) == ErrorCode::bad_value);
    CHECK(refused([&](UpkeepPlan& plan) { plan.backup_folder = kept.usb + "/../a"; }) == ErrorCode::bad_value);
    CHECK(refused([](UpkeepPlan&) {}, " . ") == ErrorCode::missing_field);
    CHECK(*upkeep_plan_of(*kept.archive) == other);
}

}  // namespace velocert::records
