// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/integrity_state.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// A clock that a hand moves.
class HandClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point wall{std::chrono::seconds(1'763'863'200)};  // a day after the samples
    std::int64_t monotonic = 0;
    std::chrono::system_clock::time_point now() const override { return wall; }
    std::int64_t monotonic_ns() const override { return monotonic; }
    void pass(std::chrono::seconds time) {
        wall += time;
        monotonic += time.count() * 1'000'000'000;
    }
};

struct Laboratory : AnchoredArchive {
    Laboratory() { open(); }
    void open() {
        archive.reset();
        auto opened = Archive::open(folder, hand);
        REQUIRE(opened);
        archive = std::move(*opened);
    }
    Verification verify(VerificationReason reason = VerificationReason::nightly) {
        auto done = verify_and_record(*archive, {key.verifier()}, hand, reason, {}, source);
        REQUIRE(done);
        return *done;
    }
    void anchor_now() {
        REQUIRE(make_checkpoint(*archive, key, hand, CheckpointReason::issue, source));
        REQUIRE(deliver(*archive, hand, source));
    }
    [[nodiscard]] IntegrityState state(const IntegrityRule& rule = {}) const {
        auto out = integrity_state(*archive, hand, rule);
        REQUIRE(out);
        return *out;
    }
    [[nodiscard]] std::string obstacles() const {
        const auto may = state().may_issue();
        if (may) return {};
        CHECK(may.error().code == base::ErrorCode::not_permitted);
        return may.error().found;
    }
    HandClock hand;
    std::unique_ptr<Archive> archive;
};

}  // namespace

TEST_CASE("issuing is free after a verification that found nothing, with checkpoints outside") {
    Laboratory laboratory;
    CHECK(has(laboratory.obstacles(), "never verified"));
    CHECK(laboratory.state().unverified == 9);
    const auto verification = laboratory.verify();
    CHECK(text_of(verification).empty());
    CHECK(laboratory.obstacles().empty());
    const auto state = laboratory.state();
    REQUIRE(state.last);
    CHECK(state.last->ok);
    CHECK(state.last->rows == 9);
    CHECK(state.last->checked == verification.checked);
    CHECK(state.last->reason == VerificationReason::nightly);
    CHECK(state.last->time.clock.synchronisation == Synchronisation::synchronised);
    CHECK(state.unverified == 1);  // the record of the verification itself
    CHECK(state.warnings.empty());
    record_sample_run(*laboratory.archive, "run-2", 1);
    CHECK(laboratory.state().unverified == 5);
}

TEST_CASE("a verification grows old, and one from the future is none") {
    Laboratory laboratory;
    laboratory.verify();
    laboratory.hand.pass(std::chrono::hours(24));
    CHECK(laboratory.obstacles().empty());
    laboratory.hand.pass(std::chrono::seconds(1));
    CHECK(has(laboratory.obstacles(), "is 24 h old"));
    IntegrityRule longer;
    longer.longest_age = std::chrono::hours(48);
    CHECK(laboratory.state(longer).may_issue());
    laboratory.hand.pass(std::chrono::hours(-25));
    CHECK(has(laboratory.obstacles(), "the clock was set back"));
    laboratory.hand.pass(std::chrono::hours(25));
    laboratory.verify();
    CHECK(laboratory.obstacles().empty());
}

TEST_CASE("a verification that found something stops issuing until one finds nothing") {
    Laboratory laboratory;
    const std::string stray = laboratory.folder + "/letter.txt";
    write_text(stray, "anything");
    const auto found = laboratory.verify(VerificationReason::before_signature);
    CHECK_FALSE(found.ok());
    CHECK(has(laboratory.obstacles(), ": 1 faults, the first at letter.txt"));
    CHECK(laboratory.state().unverified == 10);
    fs::remove(stray);
    CHECK_FALSE(laboratory.obstacles().empty());
    laboratory.verify();
    CHECK(laboratory.obstacles().empty());
}

TEST_CASE("issuing needs checkpoints outside, and one place too few is a warning") {
    Laboratory laboratory;
    laboratory.verify();
    fs::rename(laboratory.usb, laboratory.scratch.path("u"));
    laboratory.anchor_now();
    CHECK(laboratory.obstacles().empty());
    const auto state = laboratory.state();
    REQUIRE(state.warnings.size() == 2);
    CHECK(has(state.warnings[0], "place \"usb\" lacks checkpoints"));
    CHECK(has(state.warnings[1], "there ought to be 2"));
    fs::rename(laboratory.host, laboratory.scratch.path("h"));
    laboratory.anchor_now();
    CHECK(has(laboratory.obstacles(), "outside places hold the newest checkpoint: 0"));
    fs::rename(laboratory.scratch.path("h"), laboratory.host);
    REQUIRE(deliver(*laboratory.archive, laboratory.hand, laboratory.source));
    CHECK(laboratory.obstacles().empty());
    // A checkpoint that was made and not brought anywhere counts for nothing.
    REQUIRE(make_checkpoint(*laboratory.archive, laboratory.key, laboratory.hand, CheckpointReason::day,
                            laboratory.source));
    CHECK(has(laboratory.obstacles(), "outside places hold the newest checkpoint: 0"));
}

TEST_CASE("an archive without a checkpoint may issue nothing") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    REQUIRE(verify_and_record(**archive, {}, clock, VerificationReason::by_hand, {"", "Li Ming"}, SampleClockSource()));
    const auto state = integrity_state(**archive, clock);
    REQUIRE(state);
    CHECK(state->last->by.name == "Li Ming");
    CHECK(has(state->may_issue().error().found, "no checkpoint yet"));
}

TEST_CASE("a training archive asks for less, and for no less than that what was verified holds") {
    using Kind = IssueObstacle::Kind;
    const struct {
        Kind kind;
        bool stops_training;
    } rows[] = {{Kind::never_verified, false}, {Kind::findings, true},    {Kind::clock_set_back, true},
                {Kind::stale, true},           {Kind::left_open, true},   {Kind::no_checkpoint, false},
                {Kind::too_few_places, false}, {Kind::rolled_back, false}};
    IntegrityState all;
    for (const auto& row : rows) {
        IntegrityState state;
        state.obstacles = {{row.kind, "one"}};
        CHECK_FALSE(state.may_issue());
        CHECK_FALSE(state.may_issue(ArchiveKind::real));
        CHECK(state.may_issue(ArchiveKind::training).has_value() != row.stops_training);
        all.obstacles.push_back({row.kind, "one"});
    }
    CHECK(all.obstacles_in(ArchiveKind::real).size() == 8);
    CHECK(all.obstacles_in(ArchiveKind::training).size() == 4);
    CHECK(IntegrityState().may_issue());
}

TEST_CASE("after a program ended without closing the archive, nothing is issued before a verification") {
    Laboratory laboratory;
    laboratory.verify();
    REQUIRE(laboratory.obstacles().empty());
    laboratory.archive.reset();
    write_text(laboratory.folder + "/lock", "process 1 on nowhere since 2025\n");
    laboratory.open();
    CHECK(laboratory.archive->was_left_open());
    CHECK(has(laboratory.obstacles(), "without closing the archive"));
    // Closing in order afterwards does not make it forgotten.
    laboratory.open();
    CHECK(has(laboratory.obstacles(), "without closing the archive"));
    laboratory.verify(VerificationReason::unclean_exit);
    CHECK(laboratory.obstacles().empty());
    CHECK_FALSE(laboratory.archive->was_left_open());
    laboratory.open();
    CHECK(laboratory.obstacles().empty());
}

TEST_CASE("a roll-back that nobody acknowledged stops issuing") {
    Laboratory laboratory;
    laboratory.archive.reset();
    fs::copy(laboratory.folder, laboratory.scratch.path("yesterday"), fs::copy_options::recursive);
    laboratory.go_on("run-2");
    fs::remove_all(laboratory.folder);
    fs::copy(laboratory.scratch.path("yesterday"), laboratory.folder, fs::copy_options::recursive);
    laboratory.open();
    laboratory.verify();
    CHECK(has(laboratory.obstacles(), "is ahead of the archive (ledger row 10)"));
    for (const auto& one : laboratory.state().open_rollbacks)
        REQUIRE(acknowledge_rollback(*laboratory.archive, one.seq, laboratory.person, "the disk failed",
                                     laboratory.hand, laboratory.source));
    laboratory.anchor_now();
    laboratory.verify();
    CHECK(laboratory.obstacles().empty());
}

TEST_CASE("a clock that was set is recorded with the step, and the order of entries stays") {
    Laboratory laboratory;
    ClockWatch watch(laboratory.hand);
    const auto note = [&] {
        return note_clock_step(*laboratory.archive, watch.step(), laboratory.hand, laboratory.source).value();
    };
    laboratory.hand.pass(std::chrono::hours(3));
    CHECK_FALSE(note());
    laboratory.hand.wall += std::chrono::milliseconds(1000);
    CHECK_FALSE(note());
    record_sample_run(*laboratory.archive, "run-2", 1);
    laboratory.hand.wall -= std::chrono::hours(1);
    const auto rows = laboratory.archive->ledger_size().value();
    CHECK(note());
    record_sample_run(*laboratory.archive, "run-3", 1);
    REQUIRE(laboratory.archive->ledger_size().value() == rows + 5);
    const auto step = parse_entry(laboratory.archive->ledger_row(rows + 1)->canonical, "row").value();
    CHECK(step.type == "clock-step/1");
    CHECK(step.record.find("step_ms")->number()->digits == "-3600000");
    CHECK(laboratory.archive->runs(2, 0)->at(0).id == "run-3");
    CHECK(laboratory.archive->runs(2, 0)->at(1).id == "run-2");
    // Nobody watched while the program was away: the last entry's time tells it.
    laboratory.hand.wall -= std::chrono::hours(24);
    ClockWatch fresh(laboratory.hand);
    CHECK(note_clock_step(*laboratory.archive, fresh.step(), laboratory.hand, laboratory.source).value());
    laboratory.archive.reset();
    CHECK(laboratory.alone().empty());
}

TEST_CASE("an archive that is written by the machine's clock notes by itself that it stands before the last entry") {
    ScratchFolder scratch;
    const auto folder = scratch.path("a");
    const base::SystemClock machine;
    const auto types = [&] {
        std::string out;
        const auto archive = Archive::open_read_only(folder);
        REQUIRE(archive);
        for (std::uint64_t row = 1; row <= (*archive)->ledger_size().value(); ++row)
            out += parse_entry((*archive)->ledger_row(row)->canonical, "row")->type + ' ';
        return out;
    };
    REQUIRE(Archive::create(folder, ArchiveKind::training, machine));
    {
        const auto archive = Archive::open(folder, machine);
        REQUIRE(archive);
        REQUIRE((*archive)->append("note/1", base::Json::object()));
    }
    CHECK(types() == "archive-create/1 note/1 ");
    {
        HandClock later;  // a clock that was handed in is not watched
        later.wall = machine.now() + std::chrono::hours(1);
        const auto archive = Archive::open(folder, later);
        REQUIRE(archive);
        REQUIRE((*archive)->append("note/1", base::Json::object()));
    }
    CHECK(types() == "archive-create/1 note/1 note/1 ");
    {
        const auto archive = Archive::open(folder, machine);
        REQUIRE(archive);
        CHECK(types() == "archive-create/1 note/1 note/1 ");  // to open is no entry
        REQUIRE((*archive)->append("note/1", base::Json::object()));
        REQUIRE((*archive)->append("note/1", base::Json::object()));
        const auto step = parse_entry((*archive)->ledger_row(4)->canonical, "row").value();
        CHECK(step.record.find("step_ms")->number()->digits.starts_with("-3"));
    }
    // Once: from then on the entries follow on each other again.
    CHECK(types() == "archive-create/1 note/1 note/1 clock-step/1 note/1 note/1 ");
    CHECK(text_of(*verify_archive(folder)).empty());
}

}  // namespace velocert::records
