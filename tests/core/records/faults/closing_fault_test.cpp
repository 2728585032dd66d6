// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails or a program that is killed while the archive is closed: nothing is lost, and nothing lies.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>

#include "core/records/archive.h"
#include "tests/core/records/faults/failing_disk.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

base::Json note(const char* text) { return base::Json::object().set("text", text); }

}  // namespace

TEST_CASE("a disk that fails at any write of the closing takes nothing with it") {
    const SteppedClock clock;
    for (const int number : {ENOSPC, EROFS, EIO}) {
        bool met = true;
        int covered = 0;
        for (int n = 0; met; ++n) {
            REQUIRE(n < 100);
            INFO("call " << n << " fails with " << number);
            const ScratchFolder scratch;
            auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
            REQUIRE(archive);
            REQUIRE((*archive)->append("note/1", note("kept")));
            failing_disk::arm(n, number, failing_disk::Lasts::forever);
            archive->reset();
            failing_disk::disarm();
            met = failing_disk::met();
            const auto verification = verify_archive(scratch.path("a"));
            REQUIRE(verification);
            CHECK(text_of(*verification).empty());
            covered += verification->notes.empty() ? 1 : 0;
            auto again = Archive::open(scratch.path("a"), clock);
            REQUIRE(again);
            CHECK((*again)->ledger_size().value() >= 2);
            again->reset();
            CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
        }
        CHECK(covered > 0);
    }
}

TEST_CASE("where what the last closing wrote cannot be taken away, nothing is written to the index") {
    const SteppedClock clock;
    const ScratchFolder scratch;
    const std::string folder = scratch.path("a");
    { REQUIRE(Archive::create(folder, ArchiveKind::training, clock)); }
    auto archive = Archive::open(folder, clock);
    REQUIRE(archive);
    const std::string before = file_text(folder + "/index.sqlite");
    failing_disk::arm(0, EIO, failing_disk::Lasts::once);
    CHECK_FALSE((*archive)->append("note/1", note("refused")));
    failing_disk::disarm();
    CHECK(file_text(folder + "/index.sqlite") == before);
    REQUIRE((*archive)->append("note/1", note("taken")));
    archive->reset();
    CHECK(text_of(*verify_archive(folder)).empty());
}

TEST_CASE("a program that is killed at any call of a write and the closing leaves nothing that lies") {
    const SteppedClock clock;
    bool killed = true;
    for (int n = 0; killed; ++n) {
        REQUIRE(n < 200);
        INFO("killed at call " << n);
        const ScratchFolder scratch;
        const std::string folder = scratch.path("a");
        { REQUIRE(Archive::create(folder, ArchiveKind::training, clock)); }
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto archive = Archive::open(folder, clock);
            if (!archive) ::_exit(2);
            failing_disk::arm(n, 0, failing_disk::Lasts::death);
            const bool done = (*archive)->append("note/1", note("written")).has_value();
            archive->reset();
            failing_disk::disarm();
            ::_exit(done ? 0 : 3);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        killed = WIFSIGNALED(status);
        if (!killed) CHECK(WEXITSTATUS(status) == 0);
        CHECK(text_of(*verify_archive(folder)).empty());
        { REQUIRE(Archive::open(folder, clock)); }
        const auto verification = verify_archive(folder);
        CHECK(text_of(*verification).empty());
        CHECK(verification->notes.empty());
    }
}

}  // namespace velocert::records
