// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/backup.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <thread>

#include "core/records/folder/folder_warnings.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/outside_places.h"
#include "core/records/integrity/rollback.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/keeping/backup_history.h"
#include "core/records/keeping/retention.h"
#include "tests/core/records/integrity/station.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
namespace fs = std::filesystem;

const base::Person li{"", "Li Wei"};
const base::Person wang{"", "Wang Fang"};

/// An archive with two runs.
struct Living {
    Living() {
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 2);
        record_sample_run(**archive, "run-2", 1);
    }
    [[nodiscard]] BackupDone back_up() const {
        auto done = records::back_up(folder, backups, clock);
        if (!done) FAIL(done.error().text());
        CHECK(text_of(done->verification).empty());
        return std::move(*done);
    }
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::string backups = scratch.path("backups");
};

std::vector<std::string> files_under(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) out.push_back(fs::relative(entry.path(), folder).string());
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("entries of one transaction whose lines a crash left out are backed up with their lines") {
    const Living living;
    {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        const auto record = [](std::string_view hold) { return base::Json::object().set("note", hold); };
        REQUIRE((*archive)->append_all(std::vector<std::pair<std::string, base::Json>>{
            {"note/1", record("a")}, {"note/1", record("b")}, {"note/1", record("c")}}));
    }
    const std::string heads = living.folder + "/heads.log";
    const auto whole = file_text(heads);
    auto cut = whole;
    for (int lines = 0; lines < 4; ++lines) cut.resize(cut.rfind('\n', cut.size() - 2) + 1);
    fs::resize_file(heads, cut.size());
    static_cast<void>(living.back_up());
    REQUIRE(restore(living.backups, {}, living.scratch.path("b")));
    CHECK(file_text(living.scratch.path("b/heads.log")) == whole);
    // One line more is none that a crash leaves out.
    cut.resize(cut.rfind('\n', cut.size() - 2) + 1);
    fs::resize_file(heads, cut.size());
    CHECK(back_up(living.folder, living.scratch.path("others"), living.clock).error().code == ErrorCode::integrity);
}

TEST_CASE("a backup is restored to an archive that verifies and holds the same runs") {
    const Living living;
    const auto done = living.back_up();
    CHECK(done.files_copied == done.snapshot.manifest.evidence.size());
    CHECK(done.files_copied > 2);
    const auto restored = restore(living.backups, {}, living.scratch.path("b"));
    REQUIRE(restored);
    CHECK(text_of(restored->verification).empty());
    CHECK(restored->verification.notes.empty());
    CHECK(restored->snapshot.name == done.snapshot.name);
    const auto one = Archive::open_read_only(living.folder);
    const auto other = Archive::open_read_only(living.scratch.path("b"));
    REQUIRE(one);
    REQUIRE(other);
    CHECK((*one)->ledger_leaves().value() == (*other)->ledger_leaves().value());
    CHECK(file_text(living.folder + "/heads.log") == file_text(living.scratch.path("b/heads.log")));
    // It is an archive like any other: it can be written on.
    auto written = Archive::open(living.scratch.path("b"), living.clock);
    REQUIRE(written);
    record_sample_run(**written, "run-3", 1);
    written->reset();
    CHECK(text_of(*verify_archive(living.scratch.path("b"))).empty());
}

TEST_CASE("a second backup copies only what is new, and each snapshot stays what it was") {
    const Living living;
    const auto first = living.back_up();
    {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-3", 3);
    }
    const auto second = living.back_up();
    CHECK(second.files_copied == second.snapshot.manifest.evidence.size() - first.snapshot.manifest.evidence.size());
    CHECK(second.snapshot.manifest.tree_size > first.snapshot.manifest.tree_size);
    const auto third = living.back_up();
    CHECK(third.files_copied == 0);
    const auto all = snapshots_in(living.backups);
    REQUIRE(all);
    REQUIRE(all->size() == 3);
    CHECK((*all)[0].name == first.snapshot.name);
    for (const auto& one : *all) CHECK(text_of(*verify_snapshot(living.backups, one)).empty());
    const auto old = restore(living.backups, first.snapshot.name, living.scratch.path("old"));
    REQUIRE(old);
    CHECK(text_of(old->verification).empty());
    CHECK(Archive::open_read_only(living.scratch.path("old")).value()->run("run-3").error().code ==
          ErrorCode::not_found);
}

TEST_CASE("a snapshot under the name of another, or with a file more, is not restored") {
    const Living living;
    const auto first = living.back_up();
    {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-3", 3);
    }
    const auto second = living.back_up();
    const auto place = [&](const BackupDone& one) { return living.backups + "/snapshots/" + one.snapshot.name; };
    const auto refused = [&] {
        const auto restored = restore(living.backups, {}, living.scratch.path("b"));
        CHECK_FALSE(fs::exists(living.scratch.path("b")));
        return restored ? std::string() : restored.error().text();
    };
    // Whole and signed in itself, but yesterday's.
    fs::rename(place(second), living.scratch.path("away"));
    fs::copy(place(first), place(second), fs::copy_options::recursive);
    CHECK_THAT(refused(), Catch::Contains("belongs to the snapshot " + first.snapshot.name));
    fs::remove_all(place(second));
    fs::rename(living.scratch.path("away"), place(second));
    for (const auto* more : {"more", ".hidden", "index.sqlite-journal"}) {
        INFO(more);
        write_text(place(second) + '/' + more, "x");
        CHECK_THAT(refused(), Catch::Contains(more) && Catch::Contains("does not belong to a snapshot"));
        fs::remove(place(second) + '/' + more);
    }
    CHECK(restore(living.backups, {}, living.scratch.path("b")));
}

TEST_CASE("a backup taken while a writer goes on ends at one of its commits") {
    const Living living;
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::atomic<bool> failed = false;
    {
        std::jthread writer([&] {
            const base::SystemClock clock;
            auto archive = Archive::open(living.folder, clock);
            if (!archive) {
                failed = true;
                return;
            }
            const auto filler = base::Json::object().set("text", std::string(20'000, 'x'));
            while (!stop) {
                if (!(*archive)->append("note/1", filler)) failed = true;
                const auto evidence = (*archive)->store(base::as_bytes("evidence " + std::to_string(written)));
                if (!evidence ||
                    !(*archive)->append("note/1", base::Json::object().set("attachment", evidence->text())))
                    failed = true;
                ++written;
            }
        });
        while (written < 20 && !failed) std::this_thread::yield();
        std::uint64_t before = 0;
        for (int round = 0; round < 5; ++round) {
            const auto done = living.back_up();
            CHECK(done.snapshot.manifest.tree_size > before);
            before = done.snapshot.manifest.tree_size;
        }
        stop = true;
    }
    CHECK_FALSE(failed);
    const auto all = snapshots_in(living.backups);
    REQUIRE(all);
    CHECK(all->size() == 5);
    for (const auto& one : *all) {
        const auto to = living.scratch.path(one.name);
        const auto restored = restore(living.backups, one.name, to);
        REQUIRE(restored);
        CHECK(text_of(restored->verification).empty());
    }
    CHECK(text_of(*verify_archive(living.folder)).empty());
}

TEST_CASE("a run that was going on when the backup was taken is closed when the restored archive is opened") {
    const Living living;
    auto archive = Archive::open(living.folder, living.clock);
    REQUIRE(archive);
    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(sample_run("run-9", *pack, true))));
    const auto done = living.back_up();
    const auto to = living.scratch.path("b");
    const auto restored = restore(living.backups, {}, to);
    REQUIRE(restored);
    CHECK(text_of(restored->verification).empty());
    CHECK_FALSE(restored->verification.notes.empty());
    REQUIRE(Archive::open(to, living.clock));
    CHECK(text_of(*verify_archive(to)).empty());
    CHECK(Archive::open_read_only(to).value()->run("run-9")->lifecycle == sequence::Lifecycle::errored);
}

TEST_CASE("every file of a backup that is changed, cut or missing is found, and nothing is restored from it") {
    const Living living;
    const auto done = living.back_up();
    const auto files = files_under(living.backups);
    REQUIRE(files.size() > 6);
    for (const auto& name : files) {
        INFO(name);
        const std::string path = living.backups + '/' + name;
        const std::string good = file_text(path);
        for (const auto& bad : {good + "x", good.substr(0, good.size() / 2),
                                std::string(1, static_cast<char>(good[0] ^ 1)) + good.substr(1)}) {
            write_text(path, bad);
            const auto all = snapshots_in(living.backups);
            const bool found = !all || !verify_snapshot(living.backups, all->back())->ok() ||
                               all->back().digest != done.snapshot.digest;
            CHECK(found);
            if (name.find("manifest.json") == std::string::npos) {
                const auto restored = restore(living.backups, {}, living.scratch.path("b"));
                CHECK_FALSE(restored);
                CHECK_FALSE(fs::exists(living.scratch.path("b")));
            }
        }
        fs::remove(path);
        CHECK_FALSE(restore(living.backups, {}, living.scratch.path("b")));
        CHECK_FALSE(fs::exists(living.scratch.path("b")));
        write_text(path, good);
    }
    const auto again = restore(living.backups, {}, living.scratch.path("b"));
    REQUIRE(again);
    CHECK(again->verification.ok());
}

TEST_CASE("a backup refuses places where it does no good, and a restore those that hold something") {
    const Living living;
    const auto code = [&](const std::string& to) {
        const auto done = back_up(living.folder, to, living.clock);
        REQUIRE_FALSE(done);
        return done.error().code;
    };
    CHECK(code(living.folder + "/backups") == ErrorCode::bad_input);
    CHECK(code(living.folder) == ErrorCode::bad_input);
    CHECK(code(living.scratch.path("")) == ErrorCode::bad_input);
    CHECK(code(living.scratch.path("no/such/folder")) == ErrorCode::not_found);
    fs::create_directory(living.scratch.path("photos"));
    write_text(living.scratch.path("photos/bike.jpg"), "picture");
    CHECK(code(living.scratch.path("photos")) == ErrorCode::bad_input);
    CHECK(back_up(living.scratch.path("photos"), living.backups, living.clock).error().code == ErrorCode::not_found);
    CHECK(living.back_up().files_copied > 0);
    {
        const base::SystemClock clock;
        REQUIRE(Archive::create(living.scratch.path("other"), ArchiveKind::real, clock));
    }
    const auto mixed = back_up(living.scratch.path("other"), living.backups, living.clock);
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().code == ErrorCode::bad_input);

    CHECK(restore(living.backups, {}, living.scratch.path("photos")).error().code == ErrorCode::already_exists);
    CHECK(file_text(living.scratch.path("photos/bike.jpg")) == "picture");
    CHECK(restore(living.backups, {}, living.folder).error().code == ErrorCode::already_exists);
    CHECK(restore(living.backups, "yesterday", living.scratch.path("b")).error().code == ErrorCode::not_found);
    CHECK(restore(living.scratch.path("photos"), {}, living.scratch.path("b")).error().code == ErrorCode::not_found);
}

TEST_CASE("backups and rehearsals are on record, and their age raises the alarm") {
    const Living living;
    const auto done = living.back_up();
    RehearsalRecord good{"2025-11-22T03:00:00.000Z", done.snapshot.name, done.snapshot.digest, 40, 0, 2, 0, {}, li};
    RehearsalRecord bad = good;
    bad.utc = "2025-11-23T03:00:00.000Z";
    bad.differences = 1;
    bad.first_finding = "run-1 braking verdict";
    {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        CHECK_FALSE(backup_history(**archive)->last);
        REQUIRE(record_backup(**archive, done.snapshot, "disk/backups", std::nullopt));
        REQUIRE(record_rehearsal(**archive, good));
        REQUIRE(record_rehearsal(**archive, bad));
    }
    const auto archive = Archive::open_read_only(living.folder);
    const auto history = backup_history(**archive);
    REQUIRE(history);
    REQUIRE(history->last);
    CHECK(history->last->snapshot == done.snapshot.name);
    CHECK(history->last->manifest == done.snapshot.digest);
    CHECK_FALSE(history->last->person);
    CHECK(history->last_rehearsal->utc == bad.utc);
    CHECK_FALSE(history->last_rehearsal->good());
    CHECK(history->last_good_rehearsal->utc == good.utc);
    CHECK(history->last_good_rehearsal->person == li);

    using namespace std::chrono_literals;
    const auto made = base::parse_utc("2025-11-22T02:00:00.000Z").value();
    const std::optional<std::string> utc = "2025-11-22T02:00:00.000Z";
    CHECK_FALSE(backup_age(utc, made + 1h).alarm);
    CHECK_FALSE(backup_age(utc, made + 24h).alarm);
    CHECK(backup_age(utc, made + 24h + 1s).alarm);
    CHECK(backup_age(utc, made + 2h, 1h).alarm);
    CHECK(backup_age(utc, made - 1s).alarm);
    CHECK(backup_age(std::nullopt, made).alarm);
    CHECK(backup_age("yesterday", made).alarm);
}

TEST_CASE("once the ledger names a key, a backup must be signed by it, and the signature is held to the manifest") {
    const Living living;
    const auto key = sample_station_key();
    const auto other = sample_station_key(9);
    CHECK(back_up(living.folder, living.backups, living.clock, &key).error().code == ErrorCode::not_permitted);
    {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        REQUIRE(make_checkpoint(**archive, key, living.clock, CheckpointReason::backup, SampleClockSource()));
    }
    CHECK(back_up(living.folder, living.backups, living.clock).error().code == ErrorCode::not_permitted);
    CHECK(back_up(living.folder, living.backups, living.clock, &other).error().code == ErrorCode::not_permitted);
    const auto done = back_up(living.folder, living.backups, living.clock, &key);
    REQUIRE(done);
    CHECK(text_of(done->verification).empty());
    CHECK(verify_snapshot(living.backups, done->snapshot)->ok());

    const std::string folder = living.backups + "/snapshots/" + done->snapshot.name;
    const std::string note = file_text(folder + "/manifest.note");
    const auto refused = [&](const std::string& text, const std::string& what) {
        write_text(folder + "/manifest.note", text);
        const auto found = text_of(*verify_snapshot(living.backups, done->snapshot));
        INFO(found);
        CHECK(found.find(what) != std::string::npos);
        CHECK(restore(living.backups, {}, living.scratch.path("b")).error().code == ErrorCode::integrity);
    };
    refused(*signing::sign_note(signed_text(done->snapshot.manifest), other), "manifest.note");
    auto elsewhere = done->snapshot.manifest;
    elsewhere.made_utc = "2025-11-23T02:00:00.000Z";
    refused(*signing::sign_note(signed_text(elsewhere), key), "another manifest");
    fs::remove(folder + "/manifest.note");
    CHECK(text_of(*verify_snapshot(living.backups, done->snapshot)).find("not signed") != std::string::npos);
    write_text(folder + "/manifest.note", note);

    // Whoever changes the manifest and makes its sums fit cannot sign it.
    auto forged = done->snapshot.manifest;
    forged.made_utc = "2026-11-23T02:00:00.000Z";
    write_text(folder + "/manifest.json", forged.text());
    const auto all = snapshots_in(living.backups);
    REQUIRE(all);
    CHECK(text_of(*verify_snapshot(living.backups, all->back())).find("another manifest") != std::string::npos);
    write_text(folder + "/manifest.json", done->snapshot.manifest.text());
    CHECK(restore(living.backups, {}, living.scratch.path("b"))->verification.ok());
}

TEST_CASE("an older backup that is put back is seen by the checkpoints that were kept outside") {
    const Living living;
    const auto key = sample_station_key();
    const auto place = living.scratch.path("safe");
    fs::create_directory(place);
    const auto sign = [&] {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-" + std::to_string((*archive)->ledger_leaves()->size()), 1);
        REQUIRE(make_checkpoint(**archive, key, living.clock, CheckpointReason::backup, SampleClockSource()));
        REQUIRE(deliver(**archive, living.clock, SampleClockSource()));
    };
    {
        auto archive = Archive::open(living.folder, living.clock);
        REQUIRE(archive);
        REQUIRE(set_places(**archive, {{"safe", place}}, li, "first places", living.clock, SampleClockSource()));
    }
    sign();
    const auto old = back_up(living.folder, living.backups, living.clock, &key);
    REQUIRE(old);
    sign();
    REQUIRE(back_up(living.folder, living.backups, living.clock, &key));

    const OutsideProof outside{{place}, {key.verifier()}};
    const auto newest = restore(living.backups, {}, living.scratch.path("new"));
    REQUIRE(newest);
    CHECK(text_of(*verify_archive(living.scratch.path("new"), outside)).empty());
    const auto restored = restore(living.backups, old->snapshot.name, living.scratch.path("old"));
    REQUIRE(restored);
    CHECK(text_of(restored->verification).empty());  // by itself it is whole
    CHECK_FALSE(verify_archive(living.scratch.path("old"), outside)->ok());
    // Opened for writing, it says so itself, for ever.
    auto archive = Archive::open(living.scratch.path("old"), living.clock);
    REQUIRE(archive);
    const auto noticed = rollbacks(**archive);
    REQUIRE(noticed);
    REQUIRE(noticed->size() == 1);
    CHECK(noticed->front().place == "safe");
}

TEST_CASE("a retention is at least six years and can only be made longer") {
    const Living living;
    auto archive = Archive::open(living.folder, living.clock);
    REQUIRE(archive);
    CHECK(retention_of(**archive)->years == 6);
    CHECK_FALSE(retention_of(**archive)->stated);
    const auto code = [&](int years, const std::string& reason) {
        return state_retention(**archive, years, li, reason).error().code;
    };
    CHECK(code(5, "shorter") == ErrorCode::not_permitted);
    CHECK(code(0, "none") == ErrorCode::not_permitted);
    CHECK(code(-1, "none") == ErrorCode::not_permitted);
    CHECK(code(10, "  ") == ErrorCode::missing_field);
    CHECK(code(10, ".") == ErrorCode::missing_field);
    CHECK(code(1001, "for ever") == ErrorCode::bad_value);
    REQUIRE(state_retention(**archive, 10, li, "contract"));
    CHECK(code(9, "second thoughts") == ErrorCode::not_permitted);
    REQUIRE(state_retention(**archive, 15, wang, "law"));
    const auto now = retention_of(**archive);
    CHECK(now->years == 15);
    CHECK(now->stated_by == wang);
    CHECK(now->reason == "law");
    // Whoever writes a shorter one beside the program is told apart from one who may.
    const auto forged = base::Json::object()
                            .set("years", base::Json::integer(7))
                            .set("person", base::to_json(li))
                            .set("reason", "shorter");
    REQUIRE((*archive)->append("retention/1", forged));
    CHECK(retention_of(**archive).error().code == ErrorCode::integrity);
}

TEST_CASE("legal holds are placed and lifted by persons with reasons, and all of them stay to be seen") {
    const Living living;
    auto archive = Archive::open(living.folder, living.clock);
    REQUIRE(archive);
    CHECK(place_legal_hold(**archive, "", li, "court").error().code == ErrorCode::bad_value);
    CHECK(place_legal_hold(**archive, "item S-001", li, " ").error().code == ErrorCode::missing_field);
    CHECK(*place_legal_hold(**archive, "item S-001", li, "court") == "H1");
    CHECK(*place_legal_hold(**archive, "report 7", wang, "complaint") == "H2");
    CHECK(lift_legal_hold(**archive, "H3", li, "done").error().code == ErrorCode::not_found);
    CHECK(lift_legal_hold(**archive, "H1", li, "").error().code == ErrorCode::missing_field);
    REQUIRE(lift_legal_hold(**archive, "H1", wang, "settled"));
    CHECK(lift_legal_hold(**archive, "H1", wang, "settled").error().code == ErrorCode::bad_value);
    const auto now = retention_of(**archive);
    REQUIRE(now->holds.size() == 2);
    CHECK(now->holds[0].lifted);
    CHECK(now->holds[0].lifted_by == wang);
    CHECK(now->holds[0].placed_by == li);
    CHECK_FALSE(now->holds[1].lifted);
    // A hold changes nothing about what may be recorded.
    record_sample_run(**archive, "run-5", 1);
}

TEST_CASE("folders that others keep in step, and copies of a living archive, are warned of") {
    const Living living;
    CHECK(folder_warnings(living.folder).empty());
    for (const auto* name : {"Dropbox", "OneDrive - Laboratory", "nextcloud", "坚果云"}) {
        INFO(name);
        fs::create_directories(living.scratch.path(name));
        CHECK_FALSE(folder_warnings(living.scratch.path(std::string(name) + "/lab")).empty());
    }
    CHECK(folder_warnings(living.scratch.path("Dropbox2/lab")).empty());
    fs::create_directories(living.scratch.path("sync/lab"));
    CHECK(folder_warnings(living.scratch.path("sync/lab")).empty());
    write_text(living.scratch.path("sync/.stfolder"), "");
    CHECK_FALSE(folder_warnings(living.scratch.path("sync/lab")).empty());
    write_text(living.folder + "/index (conflicted copy 2025-11-22).sqlite", "");
    CHECK(folder_warnings(living.folder).size() == 1);
    fs::remove(living.folder + "/index (conflicted copy 2025-11-22).sqlite");
    write_text(living.folder + "/lock", "process 12 on some-other-bench since 2025-11-22T02:00:00.000Z\n");
    REQUIRE(folder_warnings(living.folder).size() == 1);
    CHECK(folder_warnings(living.folder)[0].what.find("some-other-bench") != std::string::npos);
}

}  // namespace velocert::records
