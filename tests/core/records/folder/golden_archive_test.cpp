// SPDX-License-Identifier: GPL-3.0-or-later
// One archive of each schema version that was ever shipped stays readable: tests/golden/archives/v<version>.
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/archive.h"
#include "core/records/index/database.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

fs::path golden(int version) { return fs::path(VELOCERT_GOLDEN) / "archives" / ("v" + std::to_string(version)); }

}  // namespace

// Run by name when a schema version is about to be shipped; never overwrites one that was.
TEST_CASE("make the golden archive of this schema version", "[.make-golden-archive]") {
    const auto folder = golden(Database::newest_schema());
    REQUIRE_FALSE(fs::exists(folder));
    fs::create_directories(folder.parent_path());
    const ScratchFolder scratch;
    const SteppedClock clock;
    {
        auto archive = Archive::create(scratch.path("living"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
        REQUIRE(pack);
        REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(sample_run("run-2", *pack, true))));
        auto log = (*archive)->open_log("scale");
        REQUIRE(log);
        REQUIRE((*archive)->append("attempt-start/1",
                                   sequence::attempt_start_record("run-2", sample_step_run(1, base::Digest()),
                                                                  {{"scale", (*log)->pending_name()}})));
        REQUIRE((*log)->append(sample_wire_log(3, false)));
        REQUIRE((*log)->sync());
        fs::copy(scratch.path("living"), folder, fs::copy_options::recursive);
    }
    REQUIRE(Archive::open(folder.string(), clock));
}

TEST_CASE("archives of every schema version verify and read as they did") {
    for (int version = 1; version <= Database::newest_schema(); ++version) {
        const std::string folder = golden(version).string();
        INFO(folder);
        const auto verification = verify_archive(folder);
        REQUIRE(verification);
        CHECK(text_of(*verification).empty());
        const auto archive = Archive::open_read_only(folder);
        REQUIRE(archive);
        const auto run = (*archive)->run("run-1");
        REQUIRE(run);
        CHECK(run->item.id == "S-001");
        CHECK(run->lifecycle == sequence::Lifecycle::completed);
        CHECK(run->verdict == conformity::Verdict::fail);
        REQUIRE(run->step_runs.size() == 2);
        CHECK(*(*archive)->load(run->step_runs[1].captures.at(0).log) == sample_wire_log(2, true));
        const auto interrupted = (*archive)->run("run-2");
        REQUIRE(interrupted);
        CHECK(interrupted->lifecycle == sequence::Lifecycle::errored);
        CHECK(*(*archive)->load(interrupted->step_runs.at(0).captures.at(0).log) == sample_wire_log(3, false));
    }
}

TEST_CASE("archives of every schema version are brought up to date and go on") {
    for (int version = 1; version <= Database::newest_schema(); ++version) {
        const ScratchFolder scratch;
        const SteppedClock clock;
        fs::copy(golden(version), scratch.path("a"), fs::copy_options::recursive);
        {
            auto archive = Archive::open(scratch.path("a"), clock);
            REQUIRE(archive);
            record_sample_run(**archive, "run-3", 1);
        }
        CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
        CHECK(Archive::open_read_only(scratch.path("a")).value()->run("run-1"));
    }
}

}  // namespace velocert::records
