// SPDX-License-Identifier: GPL-3.0-or-later
// A backup and a restore that are killed at any call: the next one goes on, and nobody's file is touched.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "core/records/keeping/backup.h"
#include "tests/core/records/faults/failing_disk.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

/// Does the work in a program of its own that is killed at its n-th call; false once it was done before.
bool killed_at(int n, const std::function<bool()>& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        failing_disk::arm(n, 0, failing_disk::Lasts::death);
        const bool done = work();
        failing_disk::disarm();
        ::_exit(done ? 0 : 3);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (!WIFSIGNALED(status)) CHECK(WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

struct BackedUp {
    BackedUp() {
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
    }
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::string backups = scratch.path("backups");
};

}  // namespace

TEST_CASE("a first backup that is killed at any call keeps no later one from that folder") {
    const BackedUp one;
    int taken = 0;
    bool killed = true;
    for (int n = 0; killed; ++n) {
        REQUIRE(n < 500);
        INFO("killed at call " << n);
        fs::remove_all(one.backups);
        killed = killed_at(n, [&] { return back_up(one.folder, one.backups, one.clock).has_value(); });
        if (!killed) break;
        const auto done = back_up(one.folder, one.backups, one.clock);
        INFO((done ? std::string() : done.error().text()));
        if (done) {
            CHECK(text_of(done->verification).empty());
        } else {
            // It was killed behind its end, and the clock of the test stood still: the snapshot is there, and whole.
            REQUIRE(done.error().code == ErrorCode::already_exists);
            CHECK(text_of(*verify_snapshot(one.backups, snapshots_in(one.backups)->back())).empty());
        }
        taken += done ? 1 : 0;
        for (const auto& entry : fs::directory_iterator(one.backups))
            CHECK(entry.path().filename().string().find(".partial-") == std::string::npos);
    }
    CHECK(taken > 50);
}

TEST_CASE("a folder with somebody's file beside what a killed backup left is not taken") {
    const BackedUp one;
    fs::create_directory(one.backups);
    write_text(one.backups + "/backups.json.partial-1", "");
    write_text(one.backups + "/photo.jpg", "picture");
    const auto refused = back_up(one.folder, one.backups, one.clock);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK_THAT(refused.error().text(), Catch::Contains("photo.jpg"));
    CHECK(fs::exists(one.backups + "/backups.json.partial-1"));
    fs::remove(one.backups + "/photo.jpg");
    CHECK(back_up(one.folder, one.backups, one.clock));
}

TEST_CASE("a restore that is killed at any call is gone on with by the next one") {
    const BackedUp one;
    REQUIRE(back_up(one.folder, one.backups, one.clock));
    const std::string to = one.scratch.path("b");
    int gone_on = 0;
    int at_the_end = 0;  // of them, those whose archive was laid out and not looked at yet
    bool killed = true;
    for (int n = 0; killed; ++n) {
        REQUIRE(n < 500);
        INFO("killed at call " << n);
        fs::remove_all(to);
        killed = killed_at(n, [&] { return restore(one.backups, {}, to).has_value(); });
        const bool whole = fs::exists(to + "/archive.json");
        if (!killed || (whole && !fs::exists(to + "/archive.json.partial-restore"))) {
            // All of it is there, whatever was left beside it, and was looked at.
            REQUIRE(Archive::open(to, one.clock));
            CHECK(text_of(*verify_archive(to)).empty());
            CHECK(restore(one.backups, {}, to).error().code == ErrorCode::already_exists);
            continue;
        }
        const auto done = restore(one.backups, {}, to);
        INFO((done ? std::string() : done.error().text()));
        REQUIRE(done);
        ++gone_on;
        at_the_end += whole ? 1 : 0;
        CHECK(text_of(done->verification).empty());
        CHECK(done->verification.notes.empty());
        CHECK(Archive::open_read_only(to).value()->run("run-1"));
    }
    CHECK(gone_on > 20);
    CHECK(at_the_end > 0);
}

TEST_CASE("an archive that a killed restore laid out and somebody opened since is not taken away by the next one") {
    const BackedUp one;
    REQUIRE(back_up(one.folder, one.backups, one.clock));
    const std::string to = one.scratch.path("b");
    int n = 0;
    for (; !fs::exists(to + "/archive.json"); ++n) {
        REQUIRE(n < 500);
        fs::remove_all(to);
        REQUIRE(killed_at(n, [&] { return restore(one.backups, {}, to).has_value(); }));
    }
    REQUIRE(fs::exists(to + "/archive.json.partial-restore"));
    {
        const auto archive = Archive::open(to, one.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-9", 1);
    }
    CHECK(restore(one.backups, {}, to).error().code == ErrorCode::already_exists);
    CHECK(Archive::open_read_only(to).value()->run("run-9"));
}

TEST_CASE("no archive is restored into the folder of its backups or around it") {
    const BackedUp one;
    REQUIRE(back_up(one.folder, one.backups, one.clock));
    for (const auto& to : {one.backups, one.backups + "/inside", one.backups + "/snapshots/x/../y",
                           fs::path(one.backups).parent_path().string()}) {
        INFO(to);
        CHECK(restore(one.backups, {}, to).error().code == ErrorCode::bad_input);
    }
    CHECK_FALSE(fs::exists(one.backups + "/inside"));
    CHECK(restore(one.backups, {}, one.scratch.path("beside")));
}

TEST_CASE("what a killed restore left is not mixed with another snapshot or with somebody's files") {
    const BackedUp one;
    REQUIRE(back_up(one.folder, one.backups, one.clock));
    const std::string to = one.scratch.path("b");
    REQUIRE(killed_at(30, [&] { return restore(one.backups, {}, to).has_value(); }));
    REQUIRE(fs::exists(to + "/archive.json.partial-restore"));
    REQUIRE_FALSE(fs::exists(to + "/archive.json"));
    for (const auto* foreign : {"photo.jpg", "evidence/photo.jpg", "evidence/ab/photo.jpg"}) {
        INFO(foreign);
        const fs::path file = to + '/' + foreign;
        const bool made = fs::create_directories(file.parent_path());
        write_text(file.string(), "picture");
        const auto refused = restore(one.backups, {}, to);
        REQUIRE_FALSE(refused);
        CHECK(file_text(file.string()) == "picture");
        CHECK(fs::exists(to + "/archive.json.partial-restore"));
        fs::remove(file);
        if (made) fs::remove(file.parent_path());
    }
    const std::string first = snapshots_in(one.backups)->front().name;
    {
        auto archive = Archive::open(one.folder, one.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-2", 1);
    }
    REQUIRE(back_up(one.folder, one.backups, one.clock));
    const auto other = restore(one.backups, {}, to);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::already_exists);
    CHECK_THAT(other.error().text(), Catch::Contains("another snapshot") && Catch::Contains(first));
    const auto same = restore(one.backups, first, to);
    REQUIRE(same);
    CHECK(text_of(same->verification).empty());
}

}  // namespace velocert::records
