// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes, and with it every write that was not synced: right after each sync of a recording, in turn.
#include "tests/core/records/faults/power_cut.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <utility>

#include "core/records/archive.h"
#include "core/records/evidence_store.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/keeping/backup_folder.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/integrity/station.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

/// What the program was told, and after how many syncs.
struct Told {
    int syncs = 0;
    std::uint64_t rows = 0;
};

/// Everything that an archive is asked to keep, said once it is kept.
class PowerStory {
  public:
    PowerStory(Archive& archive, const PowerCutDisk& disk, std::vector<Told>& told)
        : archive_(archive), disk_(disk), told_(told) {}

    void run() {
        const auto pack = archive_.store(base::as_bytes("another pack"));
        REQUIRE(pack);
        auto run = sample_run("run-2", *pack, true);
        append("run-start/1", sequence::run_start_record(run));
        auto log = archive_.open_log("scale");
        REQUIRE(log);
        append("attempt-start/1", sequence::attempt_start_record("run-2", sample_step_run(1, base::Digest()),
                                                                 {{"scale", (*log)->pending_name()}}));
        REQUIRE((*log)->append(sample_wire_log(20, true)));
        REQUIRE((*log)->sync());
        const auto digest = (*log)->seal();
        REQUIRE(digest);
        append("step-run/1", sequence::step_run_record("run-2", sample_step_run(1, *digest)));
        run.lifecycle = sequence::Lifecycle::completed;
        append("run-end/1", sequence::run_end_record(run));
        const base::SystemClock clock;
        REQUIRE(make_checkpoint(archive_, sample_station_key(), clock, CheckpointReason::day));
        say();
        const std::vector<std::pair<std::string, base::Json>> both{{"note/1", base::Json::object().set("text", "one")},
                                                                   {"note/1", base::Json::object().set("text", "two")}};
        REQUIRE(archive_.append_all(both));
        say();
        sign_and_issue(clock);
    }

  private:
    /// A report from its preparation to its outbox: each signature alone, the approval together with the issue.
    void sign_and_issue(const base::Clock& clock) {
        const auto report = prepare_sample_report(archive_, clock, "run-2");
        say();
        for (const auto& [meaning, person] : {std::pair{Meaning::tested, li}, std::pair{Meaning::reviewed, wang}}) {
            REQUIRE(record_signature(archive_, made_signature(archive_, report, meaning, person)));
            say();
        }
        REQUIRE(record_issue(archive_, clock, made_signature(archive_, report, Meaning::approved, zhao), {"/out"}));
        say();
        REQUIRE(record_delivery(archive_, {report, "/out", true, {}, {}}, clock));
        say();
    }
    void append(const char* type, const base::Json& record) {
        REQUIRE(archive_.append(type, record));
        say();
    }
    void say() { told_.push_back({disk_.syncs(), archive_.ledger_size().value()}); }

    Archive& archive_;
    const PowerCutDisk& disk_;
    std::vector<Told>& told_;
};

/// What a power cut left of the report: as far as it is there it is whole, with every file it names, and it is approved
/// and issued together or neither. How far it came; nothing where it is not there.
std::optional<ReportState> report_left(const Archive& archive) {
    const auto reports = report_register(archive);
    if (!reports) FAIL(reports.error().text());
    if (reports->reports.empty()) return std::nullopt;
    REQUIRE(reports->reports.size() == 1);
    const auto& life = reports->reports.front();
    CHECK(life.state != ReportState::approved);
    CHECK((life.signature(Meaning::approved) != nullptr) == life.issue.has_value());
    CHECK(life.issue.has_value() == (life.state == ReportState::issued));
    for (const auto& file :
         {life.preparation.record, life.preparation.order, life.preparation.document, life.document()})
        CHECK(archive.load(file));
    if (life.issue) CHECK(life.issue->document == life.document());
    return life.state;
}

}  // namespace

TEST_CASE("a power cut after any sync loses nothing that was acknowledged, and leaves nothing half done") {
    const base::SystemClock clock;
    const ScratchFolder scratch;
    const std::string folder = scratch.path("a");
    {
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
    }
    std::vector<Told> told;
    const PowerCutDisk disk(folder);
    {
        auto archive = Archive::open(folder, clock);
        REQUIRE(archive);
        PowerStory(**archive, disk, told).run();
    }
    const int syncs = disk.syncs();
    CHECK(syncs > 60);
    std::set<std::optional<ReportState>> seen;
    for (int n = 0; n <= syncs; ++n) {
        const std::string left = scratch.path("left");
        fs::remove_all(left);
        disk.leave_after(n, left);
        // What was said before anything else became durable must be in what is durable now.
        std::uint64_t wanted = 5;
        for (const auto& one : told)
            if (one.syncs <= n) wanted = std::max(wanted, one.rows);
        INFO("after sync " << n << " of " << syncs);
        auto archive = Archive::open(left, clock);
        INFO((archive ? std::string() : archive.error().text()));
        REQUIRE(archive);
        const auto rows = (*archive)->ledger_size().value();
        CHECK(rows >= wanted);
        const auto notes = (*archive)->ledger_entries(std::vector<std::string_view>{"note/1"}).value();
        CHECK((notes.empty() || notes.size() == 2));
        seen.insert(report_left(**archive));
        archive->reset();
        CHECK(text_of(*verify_archive(left)).empty());
    }
    // The power went in each of its states.
    CHECK(seen == std::set<std::optional<ReportState>>{std::nullopt, ReportState::prepared, ReportState::tested,
                                                       ReportState::reviewed, ReportState::issued});
}

TEST_CASE("what a backup or a restore copied is on the disk when it says so, also what lay there unsynced", "[power]") {
    const ScratchFolder scratch;
    const std::string text = "what an instrument said";
    const auto digest = base::Digest::of(text);
    const EvidenceStore from(scratch.path("from"));
    REQUIRE(from.prepare());
    REQUIRE(from.store(base::as_bytes(text), "1"));
    for (const bool left_unsynced : {false, true}) {
        INFO(left_unsynced);
        const std::string folder = scratch.path(left_unsynced ? "to-again" : "to");
        const EvidenceStore to(folder);
        REQUIRE(to.prepare());
        const PowerCutDisk disk(folder);
        if (left_unsynced) {
            // A copy that died between writing and syncing: the bytes are there to be read, and nothing holds them.
            fs::create_directories(fs::path(to.path(digest)).parent_path());
            std::ofstream(to.path(digest)) << text;
        }
        REQUIRE(copy_sealed(from, to, digest));
        const std::string left = scratch.path("left");
        fs::remove_all(left);
        disk.leave_after(disk.syncs(), left);
        const auto kept = EvidenceStore(left).load(digest);
        if (!kept) FAIL(kept.error().text());
        CHECK(std::string(kept->begin(), kept->end()) == text);
        CHECK((fs::status(to.path(digest)).permissions() & fs::perms::owner_write) == fs::perms::none);
    }
    // Other bytes under that name are never taken for a copy.
    const EvidenceStore spoilt(scratch.path("spoilt"));
    REQUIRE(spoilt.prepare());
    fs::create_directories(fs::path(spoilt.path(digest)).parent_path());
    std::ofstream(spoilt.path(digest)) << "something else";
    CHECK(copy_sealed(from, spoilt, digest).error().code == base::ErrorCode::integrity);
}

}  // namespace velocert::records
