// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that died leaves behind. A copy of the folder of an open archive is exactly that.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/archive.h"
#include "core/records/ledger/ledger.h"
#include "core/sequence/wire_log.h"
#include "core/standards/pack.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;

struct Crash {
    Crash() {
        auto made = Archive::create(scratch.path("living"), ArchiveKind::training, clock);
        REQUIRE(made);
        living = std::move(*made);
        record_sample_run(*living, "run-1", 1);
    }

    /// The folder as the program's death would leave it now.
    const std::string& die() {
        std::filesystem::copy(scratch.path("living"), dead, std::filesystem::copy_options::recursive);
        living.reset();
        return dead;
    }

    /// A run with one attempt under way whose log is open.
    std::unique_ptr<sequence::EvidenceLog> begin_run(const std::string& id) {
        const auto pack = living->store(base::as_bytes("the bundle of the pack"));
        REQUIRE(pack);
        REQUIRE(living->append("run-start/1", sequence::run_start_record(sample_run(id, *pack, true))));
        auto log = living->open_log("scale");
        REQUIRE(log);
        REQUIRE(living->append("attempt-start/1", sequence::attempt_start_record(id, sample_step_run(1, base::Digest()),
                                                                                 {{"scale", (*log)->pending_name()}})));
        return std::move(*log);
    }

    /// Opens the dead archive for writing, which recovers it, and checks that it holds again.
    std::unique_ptr<Archive> recovered() {
        auto archive = Archive::open(dead, clock);
        REQUIRE(archive);
        archive->reset();
        const auto verification = verify_archive(dead);
        REQUIRE(verification);
        CHECK(text_of(*verification).empty());
        const auto rows = Archive::open_read_only(dead).value()->ledger_leaves()->size();
        archive = Archive::open(dead, clock);
        REQUIRE(archive);
        CHECK((*archive)->ledger_leaves()->size() == rows);  // once is enough
        return std::move(*archive);
    }

    /// The last entry of the ledger.
    static LedgerEntry last_entry(const Archive& archive) {
        const auto row = archive.ledger_row(archive.ledger_leaves()->size());
        REQUIRE(row);
        return parse_entry(row->canonical, "row").value();
    }

    ScratchFolder scratch;
    SteppedClock clock;
    std::unique_ptr<Archive> living;
    std::string dead = scratch.path("dead");
};

}  // namespace

TEST_CASE("What was handed over of an open log stands in its pending file, and is found after a sudden end") {
    Crash crash;
    auto log = crash.begin_run("run-2");
    const auto file = crash.scratch.path("living") + "/evidence/pending/" + log->pending_name();
    const std::string heard(100, 'x');
    REQUIRE(log->append(base::as_bytes(heard)));
    CHECK(std::filesystem::file_size(file) == 0);  // not for every piece
    REQUIRE(log->flush());
    CHECK(std::filesystem::file_size(file) == heard.size());
    REQUIRE(log->append(base::as_bytes("lost")));
    crash.die();
    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    REQUIRE(run->step_runs.size() == 1);
    REQUIRE(run->step_runs.front().captures.size() == 1);
    const auto kept = archive->load(run->step_runs.front().captures.front().log);
    REQUIRE(kept);
    CHECK(std::string(kept->begin(), kept->end()) == heard);
}

TEST_CASE("an attempt that was going on ends errored and names what was heard") {
    Crash crash;
    auto log = crash.begin_run("run-2");
    REQUIRE(log->append(sample_wire_log(3, false)));
    REQUIRE(log->sync());
    crash.die();
    const auto before = verify_archive(crash.dead);
    REQUIRE(before);
    // A death leaves traces, which are told; it changes nothing that was recorded.
    CHECK(before->ok());
    CHECK(std::any_of(before->notes.begin(), before->notes.end(), [](const auto& told) {
        return told.where == "run run-2" && told.what.find("has no end") != std::string::npos;
    }));

    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    CHECK(run->lifecycle == sequence::Lifecycle::errored);
    CHECK_FALSE(run->lifecycle_text.empty());
    CHECK(run->verdict == conformity::Verdict::not_evaluated);
    REQUIRE(run->step_runs.size() == 1);
    const auto& attempt = run->step_runs[0];
    CHECK(attempt.outcome == conformity::Outcome::errored);
    CHECK(attempt.error_code == base::name(ErrorCode::interrupted));
    CHECK(attempt.started_utc == sample_step_run(1, base::Digest()).started_utc);
    REQUIRE(attempt.captures.size() == 1);
    CHECK(attempt.captures[0].role == "scale");
    CHECK(attempt.captures[0].driver == "mt-sics");
    CHECK(attempt.captures[0].simulated);
    CHECK(attempt.captures[0].received == 3 * 19);
    CHECK(*archive->load(attempt.captures[0].log) == sample_wire_log(3, false));
    CHECK(archive->runs(5, 0)->at(0).lifecycle == "errored");
    // The run before it is as it was.
    CHECK(archive->run("run-1")->lifecycle == sequence::Lifecycle::completed);
}

TEST_CASE("an archive left while a run has no end is taken up like one whose program died") {
    Crash crash;
    const std::string folder = crash.scratch.path("living");
    auto log = crash.begin_run("run-2");
    REQUIRE(log->append(sample_wire_log(3, false)));
    REQUIRE(log->sync());
    log.reset();
    crash.living.reset();
    const auto left = verify_archive(folder);
    REQUIRE(left);
    CHECK(text_of(*left).empty());
    CHECK_FALSE(left->notes.empty());
    auto archive = Archive::open(folder, crash.clock);
    REQUIRE(archive);
    CHECK((*archive)->run("run-2")->lifecycle == sequence::Lifecycle::errored);
    archive->reset();
    const auto closed = verify_archive(folder);
    CHECK(text_of(*closed).empty());
    CHECK(closed->notes.empty());
}

TEST_CASE("a log that had not yet got its first byte is named all the same") {
    Crash crash;
    const auto log = crash.begin_run("run-2");
    crash.die();
    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    REQUIRE(run->step_runs.size() == 1);
    REQUIRE(run->step_runs[0].captures.size() == 1);
    CHECK(run->step_runs[0].captures[0].driver == "unknown");
    CHECK(archive->load(run->step_runs[0].captures[0].log)->empty());
}

TEST_CASE("a log that was sealed before its attempt was recorded is named by the attempt") {
    Crash crash;
    auto log = crash.begin_run("run-2");
    REQUIRE(log->append(sample_wire_log(4, true)));
    const auto digest = log->seal();
    REQUIRE(digest);
    crash.die();
    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    REQUIRE(run->step_runs.size() == 1);
    REQUIRE(run->step_runs[0].captures.size() == 1);
    CHECK(run->step_runs[0].captures[0].log == *digest);
    CHECK(run->step_runs[0].captures[0].received == 4 * 19);
}

TEST_CASE("a crash while bytes that were sealed before are sealed again loses neither name nor bytes") {
    Crash crash;
    auto log = crash.begin_run("run-2");
    REQUIRE(log->append(sample_wire_log(1, true)));  // as in run-1
    REQUIRE(log->sync());
    crash.die();
    const std::string pending = crash.dead + "/evidence/pending/" + log->pending_name();
    std::filesystem::copy_file(pending, pending + ".sealed");
    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    REQUIRE(run->step_runs.size() == 1);
    REQUIRE(run->step_runs[0].captures.size() == 1);
    CHECK(*archive->load(run->step_runs[0].captures[0].log) == sample_wire_log(1, true));
    CHECK(std::filesystem::is_empty(crash.dead + "/evidence/pending"));
}

TEST_CASE("a run between two attempts ends errored and keeps the finished ones") {
    Crash crash;
    auto log = crash.begin_run("run-2");
    REQUIRE(log->append(sample_wire_log(1, true)));
    const auto digest = log->seal();
    REQUIRE(crash.living->append("step-run/1", sequence::step_run_record("run-2", sample_step_run(1, *digest))));
    crash.die();
    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    CHECK(run->lifecycle == sequence::Lifecycle::errored);
    REQUIRE(run->step_runs.size() == 1);
    CHECK(run->step_runs[0].outcome == conformity::Outcome::completed);
}

TEST_CASE("a fail that was reached before the program died is not covered by it") {
    Crash crash;
    const auto packs = standards::embedded_packs();
    REQUIRE_FALSE(packs.empty());
    const auto& newest = packs.back();
    const auto stored = crash.living->store(base::as_bytes(newest.bundle()));
    REQUIRE(stored);
    REQUIRE(crash.living->append("run-start/1", sequence::run_start_record(sample_run("run-2", *stored, true))));
    auto log = crash.living->open_log("scale");
    REQUIRE(log);
    REQUIRE((*log)->append(sample_wire_log(1, true)));
    const auto digest = (*log)->seal();
    REQUIRE(digest);
    auto heavy = sample_step_run(1, *digest);
    heavy.result.valid = true;
    heavy.result.verdict = conformity::Verdict::fail;
    heavy.result.reason = conformity::Reason::outside_limit;
    heavy.result.values.push_back({"mass", metrology::AnyQuantity(metrology::Kind::mass, 70'000'000)});
    REQUIRE(crash.living->append("step-run/1", sequence::step_run_record("run-2", heavy)));
    crash.die();

    const auto run = crash.recovered()->run("run-2");
    REQUIRE(run);
    CHECK(run->lifecycle == sequence::Lifecycle::errored);
    CHECK(run->verdict == conformity::Verdict::fail);
    REQUIRE(run->results.size() == 1);
    CHECK(run->results[0].procedure == "vehicle-mass");
    CHECK(run->results[0].verdict == conformity::Verdict::fail);
}

TEST_CASE("a run that died in a procedure that can be gone on with is left suspended, its attempt on record") {
    Crash crash;
    const auto packs = standards::embedded_packs();
    const auto stored = crash.living->store(base::as_bytes(packs.back().bundle()));
    REQUIRE(stored);
    auto started = sample_run("run-2", *stored, true);
    started.procedures = {"plastics-share"};
    laboratory::Part part;
    part.id = "P-1";
    part.name = "cover";
    part.counts = true;
    started.parts = {part};
    REQUIRE(crash.living->append("run-start/1", sequence::run_start_record(started)));
    auto log = crash.living->open_log("parts_balance");
    REQUIRE(log);
    auto attempt = sample_step_run(1, base::Digest());
    attempt.procedure = "plastics-share";
    attempt.step = "part";
    attempt.subject = "P-1";
    REQUIRE(crash.living->append(
        "attempt-start/1",
        sequence::attempt_start_record("run-2", attempt, {{"parts_balance", (*log)->pending_name()}})));
    REQUIRE((*log)->append(sample_wire_log(2, false)));
    REQUIRE((*log)->sync());
    crash.die();

    const auto archive = crash.recovered();
    const auto run = archive->run("run-2");
    REQUIRE(run);
    CHECK(run->lifecycle == sequence::Lifecycle::suspended);
    CHECK(run->verdict == conformity::Verdict::not_evaluated);
    REQUIRE(run->step_runs.size() == 1);
    CHECK(run->step_runs[0].outcome == conformity::Outcome::errored);
    CHECK(run->step_runs[0].subject == "P-1");
    REQUIRE(run->step_runs[0].captures.size() == 1);
    CHECK(archive->runs(5, 0)->at(0).lifecycle == "suspended");
    const auto verification = verify_archive(crash.dead);
    REQUIRE(verification);
    CHECK(std::any_of(verification->notes.begin(), verification->notes.end(), [](const auto& told) {
        return told.where == "run run-2" && told.what.find("suspended") != std::string::npos;
    }));

    // Taken up and dead once more before anything was done: suspended again.
    sequence::Resumption resumption;
    resumption.resumed_utc = "2025-11-23T02:00:00.000Z";
    resumption.station = started.station;
    REQUIRE(archive->append("run-resume/1", sequence::run_resume_record("run-2", resumption)));
    CHECK(archive->runs(5, 0)->at(0).lifecycle == "running");
    const std::string later = crash.scratch.path("later");
    std::filesystem::copy(crash.dead, later, std::filesystem::copy_options::recursive);
    const auto again = Archive::open(later, crash.clock);
    REQUIRE(again);
    CHECK((*again)->run("run-2")->lifecycle == sequence::Lifecycle::suspended);
    CHECK((*again)->run("run-2")->suspensions.size() == 2);
    // It may be exported as it is, and the package holds.
    const std::string package = crash.scratch.path("run-2.velo");
    REQUIRE(export_package(**again, "run-2", SampleDecoders(), package));
    CHECK(text_of(*verify_package(package)).empty());
}

TEST_CASE("evidence that no attempt names is kept and named in a record") {
    Crash crash;
    const auto stored = crash.living->store(base::as_bytes("a pack that was never used"));
    REQUIRE(stored);
    auto log = crash.living->open_log("stray");
    REQUIRE(log);
    REQUIRE((*log)->append(base::as_bytes("stray bytes")));
    REQUIRE((*log)->sync());
    crash.die();
    const auto archive = crash.recovered();
    const auto entry = Crash::last_entry(*archive);
    CHECK(entry.type == "recovered/1");
    const auto named = entry.evidence();
    CHECK(named.size() == 2);
    CHECK(std::count(named.begin(), named.end(), *stored) == 1);
    CHECK(std::count(named.begin(), named.end(), base::Digest::of(std::string_view("stray bytes"))) == 1);
    CHECK(archive->load(*stored));
}

TEST_CASE("a row without its line in heads.log is mended and recorded, whole or torn") {
    for (const std::size_t left_over : {0U, 1U, 2U, 40U, 66U}) {
        Crash crash;
        crash.die();
        const std::string heads = file_text(crash.dead + "/heads.log");
        const auto last_line = heads.rfind('\n', heads.size() - 2) + 1;
        REQUIRE(last_line + left_over < heads.size());
        write_text(crash.dead + "/heads.log", heads.substr(0, last_line + left_over));
        const auto told = verify_archive(crash.dead);
        CHECK(told->ok());
        CHECK(
            std::any_of(told->notes.begin(), told->notes.end(), [](const auto& n) { return n.where == "heads.log"; }));
        // Without the trace of a death the same is a finding.
        const std::string lock = file_text(crash.dead + "/lock");
        write_text(crash.dead + "/lock", "");
        CHECK_FALSE(verify_archive(crash.dead)->ok());
        write_text(crash.dead + "/lock", lock);
        const auto archive = crash.recovered();
        CHECK(file_text(crash.dead + "/heads.log").starts_with(heads));
        const auto entry = Crash::last_entry(*archive);
        CHECK(entry.type == "recovered/1");
        CHECK(entry.record.find("mended_heads")->text() == "[5]");
    }
}

TEST_CASE("heads.log that tells another story than the ledger is not mended") {
    Crash crash;
    crash.die();
    const std::string heads = file_text(crash.dead + "/heads.log");
    const auto last_line = heads.rfind('\n', heads.size() - 2) + 1;
    std::string other = heads;
    other[last_line + 10] = other[last_line + 10] == '0' ? '1' : '0';
    for (const std::string& text :
         {std::string(), heads.substr(0, last_line) + "5 00", heads + "6", heads + heads.substr(last_line), other,
          heads.substr(0, heads.rfind('\n', last_line - 2) + 1)}) {
        write_text(crash.dead + "/heads.log", text);
        const auto opened = Archive::open(crash.dead, crash.clock);
        INFO(text);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::integrity);
        CHECK(file_text(crash.dead + "/heads.log") == text);
        CHECK_FALSE(verify_archive(crash.dead)->ok());
    }
}

TEST_CASE("an archive that died in the middle of a write can be read and verified as it was before") {
    Crash crash;
    const std::string living = crash.scratch.path("living");
    crash.living.reset();
    {
        // A transaction so large that SQLite has written part of it to the file when the program dies.
        const RawIndex::Transaction unfinished(
            living,
            "PRAGMA cache_size=2; BEGIN; CREATE TABLE junk (a);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)"
            "INSERT INTO junk SELECT randomblob(3000) FROM n;");
        std::filesystem::copy(living, crash.dead, std::filesystem::copy_options::recursive);
    }
    REQUIRE(std::filesystem::file_size(crash.dead + "/index.sqlite-journal") > 0);
    const std::string index = file_text(crash.dead + "/index.sqlite");
    const std::string journal = file_text(crash.dead + "/index.sqlite-journal");
    REQUIRE(index.size() > file_text(living + "/index.sqlite").size());
    {
        const auto archive = Archive::open_read_only(crash.dead);
        REQUIRE(archive);
        CHECK((*archive)->run("run-1"));
        const auto verification = verify_archive(crash.dead);
        REQUIRE(verification);
        REQUIRE(verification->findings.size() == 1);
        CHECK(verification->findings[0].where == "index.sqlite-journal");
    }
    CHECK(file_text(crash.dead + "/index.sqlite") == index);
    CHECK(file_text(crash.dead + "/index.sqlite-journal") == journal);
    CHECK(crash.recovered()->run("run-1"));
    CHECK_FALSE(std::filesystem::exists(crash.dead + "/index.sqlite-journal"));
}

TEST_CASE("an archive whose creation did not finish is none, and is made anew where nothing was recorded") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    REQUIRE(Archive::create(scratch.path("a"), ArchiveKind::real, clock));
    std::filesystem::remove(scratch.path("a/archive.json"));
    CHECK(Archive::open(scratch.path("a"), clock).error().code == ErrorCode::not_found);
    REQUIRE(Archive::create(scratch.path("a"), ArchiveKind::training, clock));
    CHECK(Archive::open(scratch.path("a"), clock).value()->kind() == ArchiveKind::training);

    // With something on record it is an archive that lost its description: nothing of it is touched.
    {
        const auto archive = Archive::create(scratch.path("b"), ArchiveKind::real, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
    }
    std::filesystem::remove(scratch.path("b/archive.json"));
    const auto again = Archive::create(scratch.path("b"), ArchiveKind::real, clock);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::already_exists);
    CHECK_FALSE(std::filesystem::exists(scratch.path("b/archive.json")));
    CHECK(std::filesystem::exists(scratch.path("b/index.sqlite")));
}

}  // namespace velocert::records
