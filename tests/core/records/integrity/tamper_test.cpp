// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody changes an archive behind the program's back: refused where SQLite can refuse it, found otherwise.
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/archive.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/ledger.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

/// Rows 1: archive-create, 2..5: run-1 (start, attempt, step, end), 6..9: run-2.
struct TwoRuns {
    TwoRuns() {
        auto archive = Archive::create(folder, ArchiveKind::training, clock);
        REQUIRE(archive);
        record_sample_run(**archive, "run-1", 1);
        record_sample_run(**archive, "run-2", 1);
    }
    /// All findings; empty when everything holds.
    [[nodiscard]] std::string findings() const {
        const auto verification = verify_archive(folder);
        REQUIRE(verification);
        return text_of(*verification);
    }
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    RawIndex raw{folder};
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string hex_blob(const base::Digest& digest) { return "x'" + digest.text() + "'"; }

}  // namespace

TEST_CASE("triggers refuse every change and removal of a row") {
    const TwoRuns archive;
    const auto before = archive.raw.values();
    for (const auto* sql :
         {"UPDATE ledger SET type = 'note/1' WHERE seq = 3",
          "UPDATE ledger SET seq = 20 WHERE seq = 9",
          "DELETE FROM ledger WHERE seq = 9",
          "DELETE FROM ledger",
          "UPDATE evidence SET size = 1",
          "DELETE FROM evidence",
          "UPDATE run_started SET item = 'S-002'",
          "DELETE FROM run_started WHERE run = 'run-1'",
          "UPDATE run_ended SET verdict = 'pass'",
          "DELETE FROM run_ended",
          "UPDATE run_detail SET operator = 'Wang'",
          "DELETE FROM run_detail",
          "UPDATE run_term SET seq = 6 WHERE seq = 2",
          "DELETE FROM run_term WHERE seq = 2",
          "INSERT OR REPLACE INTO run_detail SELECT seq, 'Wang', model, maker, vehicle_code, open_before FROM "
          "run_detail",
          "INSERT OR REPLACE INTO run_term SELECT term, seq FROM run_term",
          "UPDATE run_text SET seq = 6 WHERE seq = 2",
          "DELETE FROM run_text WHERE seq = 2",
          "INSERT OR REPLACE INTO run_text SELECT text, seq FROM run_text",
          "INSERT INTO run_text VALUES ('', 2)",
          "INSERT OR REPLACE INTO ledger SELECT seq, 'note/1', run, canonical, leaf, chain FROM ledger WHERE seq = 3",
          "REPLACE INTO ledger SELECT seq, 'note/1', run, canonical, leaf, chain FROM ledger WHERE seq = 9",
          "INSERT OR REPLACE INTO evidence SELECT digest, 1, seq FROM evidence",
          "INSERT OR REPLACE INTO run_started SELECT run, seq, started_utc, 'S-002', edition FROM run_started",
          "INSERT OR REPLACE INTO run_started SELECT 'run-9', seq, started_utc, 'S-002', edition FROM run_started",
          "INSERT OR REPLACE INTO run_ended SELECT run, seq, lifecycle, 'pass' FROM run_ended",
          "INSERT INTO ledger SELECT 30, type, run, canonical, leaf, chain FROM ledger WHERE seq = 9",
          "INSERT INTO ledger SELECT -1, type, run, canonical, leaf, chain FROM ledger WHERE seq = 9"}) {
        for (const auto* recursive : {"PRAGMA recursive_triggers=OFF;", "PRAGMA recursive_triggers=ON;"}) {
            INFO(recursive << sql);
            CHECK(archive.raw.run(std::string(recursive) + sql) != "");
        }
    }
    CHECK(archive.raw.values() == before);
    CHECK(archive.findings() == "");
}

TEST_CASE("a changed row is found and named, and so are the missing triggers") {
    struct Case {
        const char* sql;
        const char* named;
    };
    for (const auto& [sql, named] : {
             Case{"UPDATE ledger SET canonical = replace(canonical, 'S-001', 'S-002') WHERE seq = 2", "ledger row 2:"},
             Case{"UPDATE ledger SET canonical = canonical || ' ' WHERE seq = 4", "ledger row 4:"},
             Case{"UPDATE ledger SET type = 'note/1' WHERE seq = 3", "ledger row 3:"},
             Case{"UPDATE ledger SET run = 'run-2' WHERE seq = 4", "ledger row 4:"},
             Case{"UPDATE ledger SET run = NULL WHERE seq = 4", "ledger row 4:"},
             Case{"UPDATE ledger SET leaf = zeroblob(32) WHERE seq = 5", "ledger row 5:"},
             Case{"UPDATE ledger SET chain = zeroblob(32) WHERE seq = 5", "ledger row 5:"},
             Case{"UPDATE ledger SET chain = zeroblob(32) WHERE seq = 9", "ledger row 9:"},
             Case{"UPDATE evidence SET size = size + 1 WHERE seq = 4", "index says"},
             Case{"UPDATE evidence SET seq = 5 WHERE seq = 4", "table evidence"},
             Case{"DELETE FROM evidence WHERE seq = 4", "table evidence"},
             Case{"INSERT INTO evidence VALUES (zeroblob(32), 1, 4)", "table evidence"},
             Case{"UPDATE run_started SET item = 'S-002' WHERE run = 'run-1'", "table run_started, run run-1"},
             Case{"UPDATE run_started SET started_utc = '' WHERE run = 'run-2'", "table run_started, run run-2"},
             Case{"PRAGMA foreign_keys=OFF; DELETE FROM run_started WHERE run = 'run-1'",
                  "table run_started, run run-1"},
             Case{"INSERT INTO run_started VALUES ('run-3', 3, 't', 'S', 'E')", "table run_started, run run-3"},
             Case{"UPDATE run_ended SET verdict = 'pass' WHERE run = 'run-1'", "table run_ended, run run-1"},
             Case{"UPDATE run_ended SET lifecycle = 'stopped' WHERE run = 'run-2'", "table run_ended, run run-2"},
             Case{"DELETE FROM run_ended WHERE run = 'run-2'", "table run_ended, run run-2"},
             Case{"UPDATE run_detail SET operator = 'Wang' WHERE seq = 2", "table run_detail, row 2"},
             Case{"UPDATE run_detail SET open_before = '2' WHERE seq = 6", "table run_detail, row 6"},
             Case{"DELETE FROM run_detail WHERE seq = 6", "table run_detail: 1 rows"},
             Case{"INSERT INTO run_detail VALUES (3, 'Li Ming', '', '', '', '')", "table run_detail, row 3"},
             Case{"UPDATE run_term SET term = 17 WHERE term = (SELECT min(term) FROM run_term) AND seq = 2",
                  "table run_term, row 2"},
             Case{"DELETE FROM run_term WHERE term = (SELECT max(term) FROM run_term) AND seq = 2",
                  "table run_term, row 2: 1 terms"},
             Case{"INSERT INTO run_term VALUES (17, 6)", "table run_term, row 6"},
             Case{"UPDATE run_text SET text = 's-002' WHERE text = 's-001' AND seq = 2", "table run_text, row 2"},
             Case{"DELETE FROM run_text WHERE text = 's-001' AND seq = 6", "table run_text, row 6: 1 texts"},
             Case{"INSERT INTO run_text VALUES ('s-002', 6)", "table run_text, row 6: a text"},
             Case{"", "trigger"},
         }) {
        const TwoRuns archive;
        archive.raw.tamper(sql);
        const auto findings = archive.findings();
        INFO(sql << "\n" << findings);
        CHECK(has(findings, named));
        CHECK(has(findings, "index.sqlite schema"));
    }
}

TEST_CASE("a removed row is found, in the middle and at the end") {
    {
        const TwoRuns archive;
        archive.raw.tamper("PRAGMA foreign_keys=OFF; DELETE FROM ledger WHERE seq = 3");
        CHECK(has(archive.findings(), "ledger row 3: missing"));
    }
    {
        const TwoRuns archive;
        archive.raw.tamper("PRAGMA foreign_keys=OFF; DELETE FROM ledger WHERE seq IN (4, 5, 6)");
        CHECK(has(archive.findings(), "ledger rows 4..6: missing"));
    }
    {
        // The second run taken out as if it had never been, in every table.
        const TwoRuns archive;
        archive.raw.tamper(
            "PRAGMA foreign_keys=OFF; DELETE FROM run_ended WHERE run = 'run-2';"
            "DELETE FROM run_started WHERE run = 'run-2'; DELETE FROM ledger WHERE seq > 5");
        const auto findings = archive.findings();
        CHECK(has(findings, "ledger truncated: rows 6..9 missing"));
        const auto opened = Archive::open(archive.folder, archive.clock);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == base::ErrorCode::integrity);
        CHECK(has(opened.error().found, "rows 6..9 missing"));
    }
    {
        const TwoRuns archive;
        archive.raw.tamper("PRAGMA foreign_keys=OFF; DELETE FROM ledger WHERE seq = 1");
        CHECK(has(archive.findings(), "ledger row 1: missing"));
        CHECK_FALSE(Archive::open(archive.folder, archive.clock));
        CHECK_FALSE(Archive::open_read_only(archive.folder));
    }
}

TEST_CASE("an inserted row is found, before, behind and between the others") {
    for (const auto* seq : {"-5", "0", "11", "9000000000000"}) {
        const TwoRuns archive;
        archive.raw.tamper(std::string("INSERT INTO ledger SELECT ") + seq +
                           ", type, run, canonical, leaf, chain FROM ledger WHERE seq = 9");
        INFO(seq << "\n" << archive.findings());
        CHECK(has(archive.findings(), std::string("ledger row ") + seq));
    }
    {
        // Well made, with every hash right: only heads.log does not know it.
        const TwoRuns archive;
        const auto reader = Archive::open_read_only(archive.folder);
        REQUIRE(reader);
        const auto last = (*reader)->ledger_row(9);
        REQUIRE(last);
        const auto row = make_row(LedgerEntry{10, "note/1", "t", base::Json::object()}, last->chain);
        REQUIRE(row);
        REQUIRE(archive.raw.run("INSERT INTO ledger VALUES (10, 'note/1', NULL, '" + row->canonical + "', " +
                                hex_blob(row->leaf) + ", " + hex_blob(row->chain) + ")") == "");
        CHECK(has(archive.findings(), "heads.log: lines 10..10 missing"));
        const auto second = make_row(LedgerEntry{11, "note/1", "t", base::Json::object()}, row->chain);
        REQUIRE(archive.raw.run("INSERT INTO ledger VALUES (11, 'note/1', NULL, '" + second->canonical + "', " +
                                hex_blob(second->leaf) + ", " + hex_blob(second->chain) + ")") == "");
        CHECK(has(archive.findings(), "heads.log: lines 10..11 missing"));
        // A crash leaves one row without its line, never two.
        CHECK(Archive::open(archive.folder, archive.clock).error().code == base::ErrorCode::integrity);
    }
}

TEST_CASE("a row replaced with all its hashes made new is found by heads.log") {
    const TwoRuns archive;
    const auto reader = Archive::open_read_only(archive.folder);
    REQUIRE(reader);
    std::string sql;
    base::Digest previous = (*reader)->ledger_row(1)->chain;
    for (std::uint64_t seq = 2; seq <= 9; ++seq) {
        auto entry = parse_entry((*reader)->ledger_row(seq)->canonical, "row");
        REQUIRE(entry);
        if (seq == 5) entry->record.set("verdict", "pass");
        const auto row = make_row(*entry, previous);
        REQUIRE(row);
        previous = row->chain;
        sql += "UPDATE ledger SET canonical = '" + row->canonical + "', leaf = " + hex_blob(row->leaf) +
               ", chain = " + hex_blob(row->chain) + " WHERE seq = " + std::to_string(seq) + ";";
    }
    archive.raw.tamper(sql + "UPDATE run_ended SET verdict = 'pass' WHERE run = 'run-1'");
    const auto findings = archive.findings();
    CHECK(has(findings, "ledger row 5: its chain is not the one in heads.log"));
    CHECK_FALSE(has(findings, "ledger row 4:"));
}

TEST_CASE("changed, missing and foreign files are found and named") {
    const TwoRuns archive;
    const auto reader = Archive::open_read_only(archive.folder);
    REQUIRE(reader);
    const auto log = (*reader)->run("run-1")->step_runs.at(0).captures.at(0).log.text();
    const std::string relative = "evidence/" + log.substr(0, 2) + '/' + log;
    const std::string path = archive.folder + '/' + relative;
    const std::string good = file_text(path);

    write_text(path, good.substr(1) + "x");
    CHECK(has(archive.findings(), relative + ": the bytes were changed"));
    write_text(path, good + "x");
    CHECK(has(archive.findings(), relative + ": is " + std::to_string(good.size() + 1) +
                                      " bytes long, the index says " + std::to_string(good.size()) +
                                      ", named by ledger row"));
    CHECK_FALSE(has(archive.findings(), "the bytes were changed"));  // nobody read them
    // More than anybody could read: the size alone tells.
    std::filesystem::resize_file(path, std::uintmax_t{1} << 40U);
    CHECK(has(archive.findings(), relative + ": is 1099511627776 bytes long"));
    CHECK(has(archive.findings(), "run run-1"));  // the runs that rest on it
    std::filesystem::remove(path);
    CHECK(has(archive.findings(), relative + ": missing"));
    write_text(path, good);
    REQUIRE(archive.findings() == "");

    const auto foreign = [&](const std::string& name, const std::string& said) {
        std::filesystem::create_directories(std::filesystem::path(archive.folder + '/' + name).parent_path());
        write_text(archive.folder + '/' + name, "anything");
        const auto findings = archive.findings();
        INFO(name << "\n" << findings);
        CHECK(has(findings, name + ": " + said));
        std::filesystem::remove(archive.folder + '/' + name);
    };
    foreign("letter.txt", "does not belong to the archive");
    foreign("watchdog", "is no folder");
    foreign("index.sqlite-journal", "left by a program that died");
    foreign("index.sqlite-wal", "does not belong to the archive");
    foreign("evidence/letter.txt", "does not belong to the archive");
    foreign("evidence/ab/letter.txt", "does not belong to the archive");
    foreign("evidence/pending/scale.1.1", "was not sealed");
    const auto orphan = base::Digest::of(std::string_view("anything")).text();
    foreign("evidence/" + orphan.substr(0, 2) + '/' + orphan, "no entry of the ledger names this file");
    foreign("evidence/00/" + orphan, "does not belong to the archive");
    CHECK(archive.findings() == "");

    for (const auto* name : {"archive.json", "heads.log", "index.sqlite"}) {
        std::filesystem::rename(archive.folder + '/' + name, archive.scratch.path("aside"));
        INFO(name << "\n" << archive.findings());
        CHECK(has(archive.findings(), name));
        std::filesystem::rename(archive.scratch.path("aside"), archive.folder + '/' + name);
    }
    CHECK(archive.findings() == "");
    for (const auto* name : {"archive.json", "heads.log", "index.sqlite"}) {
        const auto own = archive.folder + '/' + name;
        const auto aside = archive.scratch.path("elsewhere");
        std::filesystem::rename(own, aside);
        std::filesystem::create_symlink(aside, own);
        INFO(name << "\n" << archive.findings());
        CHECK(has(archive.findings(), std::string(name) + ": is no file of the archive's own"));
        std::filesystem::remove(own);
        std::filesystem::rename(aside, own);
    }
    CHECK(archive.findings() == "");
}

TEST_CASE("every flipped byte of archive.json, heads.log and the evidence is found") {
    const TwoRuns archive;
    std::vector<std::string> files{archive.folder + "/archive.json", archive.folder + "/heads.log"};
    for (const auto& file : std::filesystem::recursive_directory_iterator(archive.folder + "/evidence"))
        if (file.is_regular_file()) files.push_back(file.path().string());
    REQUIRE(files.size() == 4);  // the pack and one log: both runs heard the same
    for (const auto& file : files) {
        const std::string good = file_text(file);
        for (std::size_t at = 0; at < good.size(); ++at) {
            put_byte(file, at, static_cast<char>(static_cast<unsigned char>(good[at]) ^ (1U << (at % 8))));
            const auto verification = verify_archive(archive.folder);
            put_byte(file, at, good[at]);
            REQUIRE(verification);
            if (verification->ok()) FAIL(file << " byte " << at << " was changed and nothing was found");
        }
    }
    CHECK(archive.findings() == "");
}

TEST_CASE("a flipped byte of the index changes no stored value, or is found") {
    const TwoRuns archive;
    const std::string file = archive.folder + "/index.sqlite";
    const std::string good = file_text(file);
    const std::string values = archive.raw.values();
    REQUIRE(archive.findings() == "");
    std::size_t changed_values = 0;
    // Odd, so that over the pages each place of the page structure is met; the bit moves along as well.
    for (std::size_t at = 0; at < good.size(); at += at < 150 ? 1 : 31) {
        put_byte(file, at, static_cast<char>(static_cast<unsigned char>(good[at]) ^ (1U << ((at / 31) % 8))));
        const bool changed = archive.raw.values() != values;
        const auto verification = verify_archive(archive.folder);
        put_byte(file, at, good[at]);
        REQUIRE(verification);
        changed_values += changed ? 1 : 0;
        if (changed && verification->ok()) FAIL("byte " << at << " changed a stored value and nothing was found");
    }
    CHECK(changed_values > 100);
    CHECK(archive.findings() == "");
}

}  // namespace velocert::records
