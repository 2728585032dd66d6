// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails at the n-th write, for all n: a declared error, and nothing lost that was acknowledged.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <optional>

#include "core/records/archive.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/faults/failing_disk.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

struct Fault {
    const char* name;
    int number;
    failing_disk::Lasts lasts;
    ErrorCode code;
};
const Fault faults[] = {
    {"disk full", ENOSPC, failing_disk::Lasts::forever, ErrorCode::disk_full},
    {"disk full for a moment", ENOSPC, failing_disk::Lasts::once, ErrorCode::disk_full},
    {"made read-only", EROFS, failing_disk::Lasts::forever, ErrorCode::read_only},
    {"broken disk", EIO, failing_disk::Lasts::forever, ErrorCode::io},
    {"one failed access", EIO, failing_disk::Lasts::once, ErrorCode::io},
};

/// What the program was told to be saved.
struct Acknowledged {
    std::vector<std::string> types;
    std::vector<base::Digest> evidence;
    std::vector<base::Error> errors;
};

/// One run, step by step; goes on or stops at the first error.
class Recording {
  public:
    Recording(Archive& archive, bool go_on, Acknowledged& out) : archive_(archive), go_on_(go_on), out_(out) {}

    void run() {
        const auto pack = attempt_twice<base::Digest>([&] { return archive_.store(base::as_bytes("another pack")); });
        if (!pack) return;
        out_.evidence.push_back(*pack);
        auto run = sample_run("run-2", *pack, true);
        if (!append("run-start/1", sequence::run_start_record(run))) return;
        auto log = attempt_twice<std::unique_ptr<sequence::EvidenceLog>>([&] { return archive_.open_log("scale"); });
        if (!log) return;
        if (!append("attempt-start/1", sequence::attempt_start_record("run-2", sample_step_run(1, base::Digest()),
                                                                      {{"scale", (*log)->pending_name()}})))
            return;
        if (auto done = (*log)->append(sample_wire_log(20'000, true)); !done && !tolerate(done.error())) return;
        if (auto done = (*log)->sync(); !done && !tolerate(done.error())) return;
        const auto digest = attempt_twice<base::Digest>([&] { return (*log)->seal(); });
        if (!digest) return;
        out_.evidence.push_back(*digest);
        if (!append("step-run/1", sequence::step_run_record("run-2", sample_step_run(1, *digest)))) return;
        run.lifecycle = sequence::Lifecycle::completed;
        if (!append("run-end/1", sequence::run_end_record(run))) return;
    }

  private:
    /// Whether to go on after this error: then the disk works again, or will for the next call.
    bool tolerate(const base::Error& error) {
        out_.errors.push_back(error);
        if (go_on_) failing_disk::disarm();
        return go_on_;
    }
    template <typename T>
    Result<T> attempt_twice(const std::function<Result<T>()>& action) {
        auto first = action();
        if (first || !tolerate(first.error())) return first;
        return action();
    }
    bool append(const std::string& type, const base::Json& record) {
        auto done = archive_.append(type, record);
        if (!done) {
            if (!tolerate(done.error())) return false;
            done = archive_.append(type, record);
            // A commit that failed on its last step may have come through after all; then it is there already.
            if (!done &&
                (done.error().code == ErrorCode::already_exists || done.error().code == ErrorCode::not_permitted))
                done = {};
        }
        if (!done) {
            out_.errors.push_back(done.error());
            return false;
        }
        out_.types.push_back(type);
        return true;
    }

    Archive& archive_;
    bool go_on_;
    Acknowledged& out_;
};

/// An archive with one run in it, copied for each round.
struct Template {
    Template() {
        auto archive = Archive::create(scratch.path("template"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
    }
    std::string fresh() {
        const std::string folder = scratch.path("round");
        std::filesystem::remove_all(folder);
        std::filesystem::copy(scratch.path("template"), folder, std::filesystem::copy_options::recursive);
        return folder;
    }
    ScratchFolder scratch;
    base::SystemClock clock;
};

void check_kept(const std::string& folder, const base::Clock& clock, const Acknowledged& acknowledged) {
    auto archive = Archive::open(folder, clock);
    INFO((archive ? std::string() : archive.error().text()));
    REQUIRE(archive);
    CHECK((*archive)->run("run-1"));
    if (!acknowledged.types.empty()) {
        const auto records = (*archive)->run_records("run-2");
        REQUIRE(records);
        for (const auto& type : acknowledged.types)
            CHECK(std::any_of(records->begin(), records->end(), [&](const auto& one) { return one.first == type; }));
        CHECK((*archive)->run("run-2"));
    }
    for (const auto& digest : acknowledged.evidence) CHECK((*archive)->load(digest));
    archive->reset();
    const auto verification = verify_archive(folder);
    REQUIRE(verification);
    CHECK(text_of(*verification).empty());
}

void fail_at_every_write(bool go_on) {
    Template archives;
    for (const auto& fault : faults) {
        if (go_on && fault.lasts == failing_disk::Lasts::forever && fault.number != ENOSPC) continue;
        int errors = 0;
        int n = 0;
        for (bool met = true; met; ++n) {
            REQUIRE(n < 1000);
            const std::string folder = archives.fresh();
            Acknowledged acknowledged;
            {
                auto archive = Archive::open(folder, archives.clock);
                REQUIRE(archive);
                failing_disk::arm(n, fault.number, fault.lasts);
                Recording(**archive, go_on, acknowledged).run();
                archive->reset();
                failing_disk::disarm();
                met = failing_disk::met();
            }
            INFO(fault.name << " at call " << n << (go_on ? ", going on" : ""));
            for (const auto& error : acknowledged.errors) {
                INFO(error.text());
                CHECK((error.code == fault.code || error.code == ErrorCode::io));
                CHECK_FALSE(error.found.empty());
            }
            // Before anybody opens it again: what was left half-way is told, and nothing is held against the archive.
            const auto at_once = verify_archive(folder);
            REQUIRE(at_once);
            CHECK(text_of(*at_once).empty());
            errors += static_cast<int>(acknowledged.errors.size());
            check_kept(folder, archives.clock, acknowledged);
        }
        // The scenario did meet the fault at many places. Where a page of the index took half and the next write
        // worked, SQLite has gone on by itself and nothing was lost; all others were told to the caller.
        CHECK(n > 150);
        CHECK(errors > 40);
    }
}

}  // namespace

TEST_CASE("a failure at any write is declared, and what was acknowledged stays") { fail_at_every_write(false); }

TEST_CASE("after a failure has passed, the same archive goes on recording") { fail_at_every_write(true); }

TEST_CASE("creating an archive either succeeds or leaves the folder for another try") {
    const base::SystemClock clock;
    for (const auto& fault : faults) {
        int n = 0;
        for (bool met = true; met; ++n) {
            REQUIRE(n < 1000);
            const ScratchFolder scratch;
            failing_disk::arm(n, fault.number, failing_disk::Lasts::once);
            auto archive = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
            failing_disk::disarm();
            met = failing_disk::met();
            INFO(fault.name << " at call " << n << ": " << (archive ? std::string("created") : archive.error().text()));
            if (!archive) {
                // What was made before the folder was an archive is gone; what failed after that left an archive.
                const bool is_archive = std::filesystem::exists(scratch.path("a/archive.json"));
                archive = is_archive ? Archive::open(scratch.path("a"), clock)
                                     : Archive::create(scratch.path("a"), ArchiveKind::real, clock);
            }
            REQUIRE(archive);
            archive->reset();
            CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
        }
        CHECK(n > 20);
    }
}

TEST_CASE("recovery that fails at any write goes on with the next opening") {
    const base::SystemClock clock;
    const ScratchFolder scratch;
    {
        auto archive = Archive::create(scratch.path("living"), ArchiveKind::training, clock);
        REQUIRE(archive);
        const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
        REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(sample_run("run-1", *pack, true))));
        auto log = (*archive)->open_log("scale");
        REQUIRE(log);
        REQUIRE((*archive)->append("attempt-start/1",
                                   sequence::attempt_start_record("run-1", sample_step_run(1, base::Digest()),
                                                                  {{"scale", (*log)->pending_name()}})));
        REQUIRE((*log)->append(sample_wire_log(5, false)));
        REQUIRE((*log)->sync());
        REQUIRE((*archive)->open_log("stray"));
        std::filesystem::copy(scratch.path("living"), scratch.path("dead"), std::filesystem::copy_options::recursive);
    }
    // The last line of heads.log is missing too.
    const std::string heads = file_text(scratch.path("dead/heads.log"));
    write_text(scratch.path("dead/heads.log"), heads.substr(0, heads.size() - 50));
    for (const auto& fault : faults) {
        int n = 0;
        for (bool met = true; met; ++n) {
            REQUIRE(n < 1000);
            const std::string folder = scratch.path("round");
            std::filesystem::remove_all(folder);
            std::filesystem::copy(scratch.path("dead"), folder, std::filesystem::copy_options::recursive);
            failing_disk::arm(n, fault.number, fault.lasts);
            auto archive = Archive::open(folder, clock);
            if (archive) archive->reset();
            failing_disk::disarm();
            met = failing_disk::met();
            INFO(fault.name << " at call " << n << ": " << (archive ? std::string("opened") : archive.error().text()));
            check_kept(folder, clock, {});
            const auto run = Archive::open_read_only(folder).value()->run("run-1");
            REQUIRE(run);
            CHECK(run->lifecycle == sequence::Lifecycle::errored);
            REQUIRE(run->step_runs.size() == 1);
            REQUIRE(run->step_runs[0].captures.size() == 1);
            CHECK(run->step_runs[0].captures[0].received == 5 * 19);
        }
        CHECK(n > 40);
    }
}

TEST_CASE("entries of one transaction are there whole or not at all, whichever write fails") {
    const base::SystemClock clock;
    std::vector<std::pair<std::string, base::Json>> entries;
    for (int i = 1; i <= 4; ++i)
        entries.emplace_back("note/1", base::Json::object().set("text", "note " + std::to_string(i)));
    for (const auto& fault : faults) {
        int n = 0;
        for (bool met = true; met; ++n) {
            REQUIRE(n < 1000);
            const ScratchFolder scratch;
            auto archive = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
            REQUIRE(archive);
            failing_disk::arm(n, fault.number, fault.lasts);
            const auto done = (*archive)->append_all(entries);
            failing_disk::disarm();
            met = failing_disk::met();
            INFO(fault.name << " at call " << n << ": " << (done ? std::string("done") : done.error().text()));
            if (!done) CHECK((done.error().code == fault.code || done.error().code == ErrorCode::io));
            // Goes on in the same process where the disk came back, and in the next one.
            CHECK((*archive)->append("after/1", base::Json::object().set("text", "went on")));
            archive->reset();
            auto again = Archive::open(scratch.path("a"), clock);
            REQUIRE(again);
            const auto found = (*again)->ledger_entries(std::array<std::string_view, 1>{"note/1"});
            REQUIRE(found);
            CHECK((found->empty() || found->size() == entries.size()));
            if (done) CHECK(found->size() == entries.size());
            again->reset();
            CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
        }
        CHECK(n > 5);
    }
}

TEST_CASE("a report is issued whole or not at all, whichever write fails") {
    const base::SystemClock clock;
    const ScratchFolder scratch;
    std::string report;
    {
        auto archive = Archive::create(scratch.path("approved"), ArchiveKind::real, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
        report = prepare_sample_report(**archive, clock, "run-1");
        sign_sample_report(**archive, report);
    }
    for (const auto& fault : faults) {
        int n = 0;
        int issued = 0;
        for (bool met = true; met; ++n) {
            REQUIRE(n < 1000);
            const std::string folder = scratch.path("round");
            std::filesystem::remove_all(folder);
            std::filesystem::copy(scratch.path("approved"), folder, std::filesystem::copy_options::recursive);
            auto archive = Archive::open(folder, clock);
            REQUIRE(archive);
            const auto approval = made_signature(**archive, report, Meaning::approved, {"zhao", "Zhao Lei"});
            failing_disk::arm(n, fault.number, fault.lasts);
            const auto done = record_issue(**archive, clock, approval, {"/out"});
            archive->reset();
            failing_disk::disarm();
            met = failing_disk::met();
            INFO(fault.name << " at call " << n << ": " << (done ? std::string("issued") : done.error().text()));
            auto again = Archive::open(folder, clock);
            REQUIRE(again);
            const auto life = report_life(**again, report);
            REQUIRE(life);
            CHECK((life->state == ReportState::reviewed || life->state == ReportState::issued));
            if (done) CHECK(life->state == ReportState::issued);
            // With the issue everything is there: the file, its outbox and the approval.
            if (life->state == ReportState::issued) {
                ++issued;
                CHECK((*again)->load(life->issue->document) == *approval.document);
                CHECK(life->undelivered() == std::vector<std::string>{"/out"});
                CHECK(life->signature(Meaning::approved) != nullptr);
            } else {
                CHECK(record_issue(**again, clock,
                                   made_signature(**again, report, Meaning::approved, {"zhao", "Zhao Lei"}), {"/out"}));
            }
            again->reset();
            CHECK(text_of(*verify_archive(folder)).empty());
        }
        CHECK(n > 20);
        CHECK(issued > 0);
    }
}

TEST_CASE("a report is issued whole or not at all, wherever the program is killed") {
    const base::SystemClock clock;
    const ScratchFolder scratch;
    std::string report;
    std::optional<MadeSignature> approval;
    {
        auto archive = Archive::create(scratch.path("approved"), ArchiveKind::real, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
        report = prepare_sample_report(**archive, clock, "run-1");
        sign_sample_report(**archive, report);
        approval = made_signature(**archive, report, Meaning::approved, {"zhao", "Zhao Lei"});
    }
    int issued = 0;
    int open = 0;
    bool killed = true;
    for (int n = 0; killed; ++n) {
        REQUIRE(n < 1000);
        const std::string folder = scratch.path("round");
        std::filesystem::remove_all(folder);
        std::filesystem::copy(scratch.path("approved"), folder, std::filesystem::copy_options::recursive);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto archive = Archive::open(folder, clock);
            if (!archive) ::_exit(2);
            failing_disk::arm(n, 0, failing_disk::Lasts::death);
            const auto done = record_issue(**archive, clock, *approval, {"/out"});
            failing_disk::disarm();
            ::_exit(done ? 0 : 3);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        killed = WIFSIGNALED(status);
        INFO("killed at call " << n);
        if (!killed) CHECK(WEXITSTATUS(status) == 0);
        auto again = Archive::open(folder, clock);
        REQUIRE(again);
        const auto life = report_life(**again, report);
        REQUIRE(life);
        if (life->state == ReportState::issued) {
            ++issued;
            CHECK((*again)->load(life->issue->document) == *approval->document);
            CHECK(life->undelivered() == std::vector<std::string>{"/out"});
        } else {
            ++open;
            CHECK(life->state == ReportState::reviewed);
            CHECK(life->signature(Meaning::approved) == nullptr);
        }
        again->reset();
        CHECK(text_of(*verify_archive(folder)).empty());
    }
    CHECK(issued > 1);
    CHECK(open > 10);
}

TEST_CASE("an export that fails leaves no file") {
    const base::SystemClock clock;
    const ScratchFolder scratch;
    {
        auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
    }
    const auto archive = Archive::open_read_only(scratch.path("a"));
    REQUIRE(archive);
    int n = 0;
    for (bool met = true; met; ++n) {
        REQUIRE(n < 100);
        std::filesystem::create_directory(scratch.path("out"));
        failing_disk::arm(n, ENOSPC, failing_disk::Lasts::once);
        const auto done = export_package(**archive, "run-1", SampleDecoders(), scratch.path("out/run-1.velo"));
        failing_disk::disarm();
        met = failing_disk::met();
        INFO("call " << n);
        if (std::filesystem::exists(scratch.path("out/run-1.velo")))
            CHECK(verify_package(scratch.path("out/run-1.velo"))->ok());
        if (!met) CHECK(done);
        std::filesystem::remove_all(scratch.path("out"));
    }
    CHECK(n > 4);
}

}  // namespace velocert::records
