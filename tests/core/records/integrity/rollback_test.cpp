// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/rollback.h"

#include <catch2/catch.hpp>
#include <filesystem>

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
    // A newer checkpoint by a key that this archive does not know proves nothing about it.
    auto checkpoint = checkpoints(*Archive::open_read_only(archive.folder).value())->front().checkpoint;
    checkpoint.size = 100;
    write_text(archive.usb + '/' + anchor_name(checkpoint),
               signing::sign_note(checkpoint.text(), sample_station_key(9)).value());
    CHECK(rollbacks(*Archive::open(archive.folder, archive.clock).value())->empty());
    CHECK(has(archive.anchored(), "unknown key"));
}

}  // namespace velocert::records
