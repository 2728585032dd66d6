// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/rollback.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/integrity/integrity_state.h"
#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// Yesterday's copy of the archive is put back over today's.
struct RolledBack : AnchoredArchive {
    RolledBack() {
        fs::copy(folder, scratch.path("yesterday"), fs::copy_options::recursive);
        go_on("run-2");
        go_on("run-3");
        fs::remove_all(folder);
        fs::copy(scratch.path("yesterday"), folder, fs::copy_options::recursive);
    }
};

}  // namespace

TEST_CASE("an older backup put back is found by the places outside, and by nothing inside") {
    const RolledBack archive;
    CHECK(archive.alone().empty());
    const auto findings = archive.anchored();
    INFO(findings);
    CHECK(has(findings, "rolled back: this checkpoint of 2025-"));
    CHECK(has(findings, "truncated before checkpoint 13"));
    CHECK(has(findings, "only 9 rows are here"));
    CHECK(has(findings, archive.usb));
    CHECK(has(findings, archive.host));
}

TEST_CASE("opening an archive that was rolled back notes it once, until somebody acknowledges it") {
    const RolledBack archive;
    {
        const auto open = Archive::open(archive.folder, archive.clock);
        REQUIRE(open);
        const auto noticed = rollbacks(**open);
        REQUIRE(noticed);
        REQUIRE(noticed->size() == 2);  // one for each place
        CHECK(noticed->at(0).place == "usb");
        CHECK(noticed->at(0).rows == 9);
        REQUIRE(noticed->at(0).abandoned.size() == 2);
        CHECK(noticed->at(0).abandoned[0].first > noticed->at(0).abandoned[1].first);
        CHECK_FALSE(noticed->at(0).acknowledged);
    }
    auto open = Archive::open(archive.folder, archive.clock);
    REQUIRE(open);
    REQUIRE(rollbacks(**open)->size() == 2);
    const auto first = rollbacks(**open)->at(0).seq;
    const auto second = rollbacks(**open)->at(1).seq;
    const auto say = [&](std::uint64_t seq, const char* reason) {
        return acknowledge_rollback(**open, seq, archive.person, reason, archive.clock, archive.source);
    };
    CHECK(say(3, "the disk failed").error().code == base::ErrorCode::not_found);
    CHECK(say(first, " ").error().code == base::ErrorCode::missing_field);
    REQUIRE(say(first, "the disk failed"));
    CHECK(say(first, "again").error().code == base::ErrorCode::already_exists);
    REQUIRE(say(second, "the disk failed"));
    CHECK(rollbacks(**open)->at(1).acknowledged);
    CHECK(rollbacks(**open)->at(1).reason == "the disk failed");

    // The archive goes on; what was given up stays at the places and is told, but nothing is wrong any more.
    record_sample_run(**open, "run-9", 1);
    archive.anchor(**open);
    open->reset();
    CHECK(archive.anchored().empty());
    REQUIRE(Archive::open(archive.folder, archive.clock));
    CHECK(rollbacks(*Archive::open_read_only(archive.folder).value())->size() == 2);
    const auto verification = verify_archive(archive.folder, archive.outside()).value();
    CHECK(std::count_if(verification.notes.begin(), verification.notes.end(), [](const Finding& note) {
              return has(note.what, "was given up; the roll-back is acknowledged");
          }) == 4);
}

TEST_CASE("another history on the same beginning is noticed as well") {
    const RolledBack archive;
    {
        // Written on with the places out of reach: long enough that no checkpoint outside covers more rows.
        fs::rename(archive.usb, archive.scratch.path("u"));
        fs::rename(archive.host, archive.scratch.path("h"));
        auto open = Archive::open(archive.folder, archive.clock);
        REQUIRE(open);
        for (const auto* run : {"run-a", "run-b", "run-c", "run-d"}) record_sample_run(**open, run, 1);
        REQUIRE(make_checkpoint(**open, archive.key, archive.clock, CheckpointReason::day, archive.source));
        fs::rename(archive.scratch.path("u"), archive.usb);
        fs::rename(archive.scratch.path("h"), archive.host);
    }
    const auto findings = archive.anchored();
    INFO(findings);
    CHECK(has(findings, "history forked between row 8 and row 13"));
    const auto open = Archive::open(archive.folder, archive.clock);
    REQUIRE(open);
    CHECK(rollbacks(**open)->size() == 2);
}

TEST_CASE("an archive that is what its places say notes nothing") {
    const AnchoredArchive archive;
    for (int times = 0; times < 2; ++times) {
        const auto open = Archive::open(archive.folder, archive.clock);
        REQUIRE(open);
        CHECK(rollbacks(**open)->empty());
        CHECK((*open)->ledger_size().value() == 9);
    }
}

namespace {

/// An archive before its first checkpoint: it has places, but knows neither a key nor what lies there.
struct BeforeTheFirst : AnchoredArchive {
    BeforeTheFirst() {
        fs::remove_all(folder);
        fs::remove_all(usb);
        fs::remove_all(host);
        fs::create_directory(usb);
        fs::create_directory(host);
        auto archive = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(archive);
        REQUIRE(set_places(**archive, {{"usb", usb}, {"host", host}}, person, "first setting", clock, source));
        archive->reset();
        fs::copy(folder, scratch.path("early"), fs::copy_options::recursive);
        go_on("run-1");
        fs::remove_all(folder);
        fs::copy(scratch.path("early"), folder, fs::copy_options::recursive);
    }
    [[nodiscard]] std::vector<std::string> obstacles(bool look) const {
        const auto open = Archive::open_read_only(folder).value();
        auto state = integrity_state(*open, clock).value();
        if (look) REQUIRE(look_at_places(*open, state));
        std::vector<std::string> out;
        for (const auto& one : state.obstacles)
            if (one.kind == IssueObstacle::Kind::rolled_back) out.push_back(one.what);
        return out;
    }
};

}  // namespace

TEST_CASE("a roll-back to before the first checkpoint is seen without opening the archive for writing") {
    const BeforeTheFirst archive;
    CHECK(archive.obstacles(false).empty());  // nothing is on record yet
    const auto seen = archive.obstacles(true);
    REQUIRE(seen.size() == 2);
    CHECK(has(seen[0], "place \"usb\": it is ahead of the archive"));
    CHECK(has(seen[0], "is over 7 rows"));
    CHECK(has(seen[0], "the archive has 2, signed by bench-1.example.org, whose key the ledger does not name"));
}

TEST_CASE("a roll-back to before the first checkpoint is noticed at the next opening and stops issuing") {
    const BeforeTheFirst archive;
    REQUIRE(Archive::open(archive.folder, archive.clock));
    const auto open = archive.obstacles(false);
    REQUIRE(open.size() == 2);
    CHECK(has(open[0], "signed by bench-1.example.org, whose key the ledger does not name (ledger row 3)"));
    CHECK(archive.obstacles(true) == open);  // told once
}

TEST_CASE("before the first checkpoint a verification on record looks at what lies in places that were never used") {
    const BeforeTheFirst archive;
    const auto open = Archive::open(archive.folder, archive.clock).value();
    for (const auto& keys : {std::vector<signing::NoteVerifier>(), std::vector{archive.key.verifier()}}) {
        const auto verified =
            verify_and_record(*open, keys, archive.clock, VerificationReason::by_hand, archive.person, archive.source);
        REQUIRE(verified);
        const auto findings = text_of(*verified);
        INFO(findings);
        CHECK(has(findings, "rolled back: this checkpoint of 2025-"));
        CHECK(has(findings, "truncated before checkpoint 7"));
        CHECK(has(findings, "unknown key: signed by bench-1.example.org") == keys.empty());
    }
}

TEST_CASE("nothing is brought to a place that is ahead, until somebody has said that the older state is right") {
    const BeforeTheFirst archive;
    const auto open = Archive::open(archive.folder, archive.clock).value();
    CHECK(places_agree(*open).error().code == base::ErrorCode::integrity);
    REQUIRE(make_checkpoint(*open, archive.key, archive.clock, CheckpointReason::day, archive.source));
    CHECK(places_agree(*open).error().code == base::ErrorCode::integrity);  // its key is known now
    const auto files = [&] { return std::distance(fs::directory_iterator(archive.usb), fs::directory_iterator()); };
    const auto held_back = deliver(*open, archive.clock, archive.source).value();
    REQUIRE(held_back.size() == 2);
    for (const auto& one : held_back) {
        CHECK_FALSE(one.good);
        CHECK(has(one.what, "ahead of the archive or tells other rows"));
    }
    CHECK(files() == 1);
    const auto noticed = rollbacks(*open).value();
    for (const auto& one : noticed)
        REQUIRE(acknowledge_rollback(*open, one.seq, archive.person, "the disk failed", archive.clock, archive.source));
    CHECK(places_agree(*open));
    const auto brought = deliver(*open, archive.clock, archive.source).value();
    REQUIRE(brought.size() == 2);
    for (const auto& one : brought) CHECK(one.good);
    CHECK(files() == 2);
    const auto verified = verify_and_record(*open, {archive.key.verifier()}, archive.clock, VerificationReason::by_hand,
                                            archive.person, archive.source);
    CHECK(text_of(verified.value()).empty());
}

TEST_CASE(
    "a checkpoint of this archive by a strange key is noticed whatever rows it is over, one of another archive is "
    "not") {
    const AnchoredArchive archive;
    auto checkpoint = checkpoints(*Archive::open_read_only(archive.folder).value())->front().checkpoint;
    const auto lay = [&](const Checkpoint& one, const std::string& name) {
        write_text(archive.usb + '/' + name, signing::sign_note(one.text(), sample_station_key(9)).value());
    };
    auto of_another = checkpoint;
    of_another.origin = "velocert/0123";
    of_another.size = 100;
    lay(of_another, anchor_name(of_another));
    CHECK(rollbacks(*Archive::open(archive.folder, archive.clock).value())->empty());
    CHECK(archive.anchored().empty());
    // Under the name of one of ours it is a wrong file, but tells nothing of our rows.
    auto as_ours = of_another;
    as_ours.origin = checkpoint.origin;
    lay(of_another, anchor_name(as_ours));
    CHECK(rollbacks(*Archive::open(archive.folder, archive.clock).value())->empty());
    CHECK(has(archive.anchored(), "unknown key"));
    fs::remove(archive.usb + '/' + anchor_name(as_ours));

    lay(checkpoint, anchor_name(checkpoint));  // over the very rows of this ledger
    {
        const auto open = Archive::open(archive.folder, archive.clock).value();
        const auto noticed = rollbacks(*open).value();
        REQUIRE(noticed.size() == 1);
        CHECK(noticed[0].place == "usb");
        REQUIRE(noticed[0].unknown_keys.size() == 1);
        CHECK(has(places_agree(*open).error().found, "it holds a checkpoint of a key that is not known"));
    }
    CHECK(has(archive.anchored(), "unknown key"));
}

}  // namespace velocert::records
