// SPDX-License-Identifier: GPL-3.0-or-later
// The attacks on a ledger that were tried on paper before it was built, row by row: what the archive alone finds, what
// the checkpoints outside find, and what SQLite's own check says meanwhile.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "core/records/index/search_terms.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "tests/core/records/integrity/anchored_archive.h"

namespace velocert::records {
namespace {

std::string hex_blob(const base::Digest& digest) { return "x'" + digest.text() + "'"; }

/// Changes behind the triggers' back, and puts those back that had to go: no trace is left in the schema.
void tamper_and_tidy(const AnchoredArchive& archive, const std::string& sql) {
    std::string again =
        archive.raw.first("SELECT group_concat(sql, ';') || ';' FROM sqlite_schema WHERE type = 'trigger'");
    archive.raw.tamper("PRAGMA foreign_keys=OFF;" + sql);
    // Those that were not dropped must not be made twice.
    for (std::size_t at = again.find("CREATE TRIGGER "); at != std::string::npos;
         at = again.find("CREATE TRIGGER ", at + 1))
        again.insert(at + 15, "IF NOT EXISTS ");
    REQUIRE(archive.raw.run(again) == "");
    // SQLite itself sees nothing wrong.
    CHECK(archive.raw.first("PRAGMA integrity_check") == "ok");
}

/// The first `rows` lines of heads.log, made new from these chains.
void write_heads(const AnchoredArchive& archive, const std::vector<base::Digest>& chains) {
    std::string text;
    for (std::size_t i = 0; i < chains.size(); ++i) text += line_of(Head{i + 1, chains[i]});
    write_text(archive.folder + "/heads.log", text);
}

/// SQL that takes out everything behind row `last`, in every table.
std::string cut_behind(std::uint64_t last) {
    const std::string behind = " WHERE seq > " + std::to_string(last) + ';';
    std::string sql;
    for (const auto* table : {"run_text", "run_term", "run_detail", "run_ended", "run_started", "evidence", "ledger"})
        sql += std::string("DELETE FROM ") + table + behind;
    return sql;
}

std::vector<base::Digest> chains_of(const AnchoredArchive& archive) {
    const auto reader = Archive::open_read_only(archive.folder).value();
    std::vector<base::Digest> out;
    for (std::uint64_t seq = 1; seq <= reader->ledger_size().value(); ++seq)
        out.push_back(reader->ledger_row(seq)->chain);
    return out;
}

/// Changes entries, makes every hash up to row `last` new, and sends `sql` along; returns the chains.
std::vector<base::Digest> rewrite_rows(const AnchoredArchive& archive, std::uint64_t last,
                                       const std::function<void(LedgerEntry&)>& change, const std::string& more = {}) {
    std::vector<base::Digest> chains;
    std::string sql;
    {
        const auto reader = Archive::open_read_only(archive.folder).value();
        base::Digest previous;
        for (std::uint64_t seq = 1; seq <= last; ++seq) {
            auto entry = parse_entry(reader->ledger_row(seq)->canonical, "row").value();
            change(entry);
            const auto row = make_row(entry, previous).value();
            previous = row.chain;
            chains.push_back(row.chain);
            std::string text = row.canonical;
            for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2) text.insert(at, 1, '\'');
            sql += "UPDATE ledger SET canonical = '" + text + "', leaf = " + hex_blob(row.leaf) +
                   ", chain = " + hex_blob(row.chain) + " WHERE seq = " + std::to_string(seq) + ";";
        }
    }
    tamper_and_tidy(archive, sql + more);
    return chains;
}

/// Makes the verdict of run-1 a pass, and every hash from there on new; returns the chains.
std::vector<base::Digest> rewrite_history(const AnchoredArchive& archive, std::uint64_t last) {
    // The list of runs and the terms under which runs are found follow suit.
    std::string sql = "UPDATE run_ended SET verdict = 'pass';";
    const auto change_terms = [&](const char* from, const char* to) {
        const auto old_terms = end_terms("S-001", "GB17761-2024", "Li Ming", "completed", from);
        const auto new_terms = end_terms("S-001", "GB17761-2024", "Li Ming", "completed", to);
        for (const auto term : old_terms) sql += "DELETE FROM run_term WHERE term = " + std::to_string(term) + ";";
        for (const auto term : new_terms)
            sql += "INSERT INTO run_term SELECT " + std::to_string(term) + ", seq FROM run_started;";
    };
    change_terms("fail", "pass");
    return rewrite_rows(
        archive, last,
        [](LedgerEntry& entry) {
            if (entry.type == "run-end/1") entry.record.set("verdict", "pass");
        },
        sql);
}

}  // namespace

TEST_CASE("attack: UPDATE or DELETE with the triggers in place is blocked") {
    const AnchoredArchive archive;
    for (const auto* table : {"ledger", "evidence", "run_started", "run_ended", "run_detail", "run_term", "run_text"}) {
        INFO(table);
        CHECK(archive.raw.run(std::string("UPDATE ") + table + " SET seq = seq + 100") != "");
        CHECK(archive.raw.run(std::string("DELETE FROM ") + table) != "");
    }
    CHECK(archive.alone().empty());
    CHECK(archive.anchored().empty());
}

TEST_CASE("attack: INSERT OR REPLACE is blocked with recursive triggers off and on") {
    const AnchoredArchive archive;
    const std::string replace =
        "INSERT OR REPLACE INTO ledger SELECT seq, type, run, replace(canonical, 'fail', 'pass'), leaf, chain "
        "FROM ledger WHERE seq = 6";
    CHECK(archive.raw.run("PRAGMA recursive_triggers=OFF;" + replace) != "");
    CHECK(archive.raw.run("PRAGMA recursive_triggers=ON;" + replace) != "");
    CHECK(archive.alone().empty());
    // Without our trigger on inserts it is what the paper says: past the other triggers when they are not recursive.
    REQUIRE(archive.raw.run("DROP TRIGGER ledger_no_gap") == "");
    CHECK(archive.raw.run("PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=ON;" + replace) != "");
    CHECK(archive.raw.run("PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=OFF;" + replace) == "");
    CHECK(has(archive.alone(), "ledger row 6: the text does not give the stored leaf digest"));
    CHECK(has(archive.anchored(), "ledger: history forked between row 1 and row 7"));
}

TEST_CASE("attack: triggers dropped, a row in the middle updated: found at the row, with and without anchor") {
    const AnchoredArchive archive;
    tamper_and_tidy(archive, "UPDATE ledger SET canonical = replace(canonical, 'fail', 'pass') WHERE seq = 6");
    CHECK(has(archive.alone(), "ledger row 6: the text does not give the stored leaf digest"));
    CHECK(has(archive.anchored(), "ledger row 6:"));
    CHECK(has(archive.anchored(), "history forked"));
}

TEST_CASE("attack: the state of the clock taken out of an entry, every hash made new: found at the row") {
    const AnchoredArchive archive;
    const auto last = chains_of(archive).size();
    write_heads(archive, rewrite_rows(archive, last, [](LedgerEntry& entry) {
                    if (entry.seq != 4) return;
                    CHECK(entry.offset == "+00:00");
                    CHECK(entry.clock == "unknown");
                    entry.offset.clear();
                    entry.clock.clear();
                }));
    CHECK(has(archive.alone(), "ledger row 4: an entry without the state of its clock"));
    CHECK(has(archive.anchored(), "history forked"));
}

TEST_CASE("attack: machine and program taken out of an entry, every hash made new: found at the row") {
    const AnchoredArchive archive;
    const auto last = chains_of(archive).size();
    write_heads(archive, rewrite_rows(archive, last, [](LedgerEntry& entry) {
                    if (entry.seq != 4) return;
                    CHECK_FALSE(entry.host.empty());
                    CHECK_FALSE(entry.program.empty());
                    entry.host.clear();
                    entry.program.clear();
                }));
    CHECK(has(archive.alone(), "ledger row 4: an entry without its machine and program"));
    CHECK(has(archive.anchored(), "history forked"));
}

TEST_CASE("attack: triggers dropped, a row in the middle deleted: found at the row, with and without anchor") {
    const AnchoredArchive archive;
    tamper_and_tidy(archive, "DELETE FROM ledger WHERE seq = 4");
    CHECK(has(archive.alone(), "ledger row 4: missing"));
    CHECK(has(archive.anchored(), "ledger row 4: missing"));
    CHECK(has(archive.anchored(), "history forked"));
}

TEST_CASE("attack: triggers dropped, the tail deleted: heads.log finds it, and the anchor also without heads.log") {
    const AnchoredArchive archive;
    archive.go_on("run-2");  // rows 10..13, checkpoint over 13 in row 14
    auto chains = chains_of(archive);
    // The last five rows: run-2 without its start would leave the list of runs behind, so all of it goes.
    tamper_and_tidy(archive, cut_behind(9));
    CHECK(has(archive.alone(), "ledger truncated: rows 10..15 missing"));
    chains.resize(9);
    write_heads(archive, chains);
    CHECK(archive.alone().empty());  // nothing inside the folder can tell
    const auto findings = archive.anchored();
    CHECK(has(findings, "truncated before checkpoint 13"));
    CHECK(has(findings, "only 9 rows are here"));
}

TEST_CASE("attack: the last five rows deleted: truncated before the checkpoint that covers them") {
    const AnchoredArchive archive;
    {
        const auto open = Archive::open(archive.folder, archive.clock).value();
        for (int i = 0; i < 5; ++i) REQUIRE(open->append("note/1", base::Json::object().set("text", "x")));
        archive.anchor(*open);
    }
    auto chains = chains_of(archive);
    REQUIRE(chains.size() == 16);  // 9, five notes, checkpoint over 14, delivery
    tamper_and_tidy(archive, cut_behind(9));
    chains.resize(9);
    write_heads(archive, chains);
    CHECK(archive.alone().empty());
    CHECK(has(archive.anchored(), "truncated before checkpoint 14"));
}

TEST_CASE("attack: edited and every hash recomputed, heads.log too: only the anchor finds it") {
    const AnchoredArchive archive;
    // Rows 7 to 9, the key and the checkpoint, would not hold: whoever can do this takes them out.
    tamper_and_tidy(archive, cut_behind(6));
    write_heads(archive, rewrite_history(archive, 6));
    CHECK(archive.alone().empty());
    CHECK(Archive::open_read_only(archive.folder).value()->run("run-1")->verdict == conformity::Verdict::pass);
    const auto findings = archive.anchored();
    CHECK(has(findings, "truncated before checkpoint 7"));

    // Written on until the checkpoint's size is passed, it is no longer cut but forked.
    {
        const auto open = Archive::open(archive.folder, archive.clock).value();
        record_sample_run(*open, "run-8", 1);
    }
    CHECK(archive.alone().empty());
    CHECK(has(archive.anchored(), "history forked between row 1 and row 7"));
}

TEST_CASE("attack: edited and rehashed with the checkpoint left in place: the checkpoint in the ledger finds it") {
    const AnchoredArchive archive;
    write_heads(archive, rewrite_history(archive, 9));
    CHECK(has(archive.alone(), "history forked between row 1 and row 7"));
    CHECK(has(archive.anchored(), "history forked between row 1 and row 7"));
}

TEST_CASE("attack: rehashed and signed again with another key: the key is unknown outside") {
    const AnchoredArchive archive;
    tamper_and_tidy(archive, cut_behind(6));
    write_heads(archive, rewrite_history(archive, 6));
    const auto forged = sample_station_key(9);
    {
        const auto open = Archive::open(archive.folder, archive.clock).value();
        REQUIRE(make_checkpoint(*open, forged, archive.clock, CheckpointReason::day, archive.source));
    }
    CHECK(archive.alone().empty());
    const auto findings = archive.anchored();
    // Rows 7 and 8 note that both places hold checkpoints by a key that this ledger does not name.
    CHECK(has(findings, "ledger row 9: unknown key"));
    CHECK(has(findings, "ledger row 10: the checkpoint does not hold: unknown key"));
    CHECK(has(findings, "history forked"));
}

TEST_CASE("attack: a forked history fails the consistency proof between two checkpoints") {
    const AnchoredArchive archive;
    archive.go_on("run-2");
    std::vector<SignedCheckpoint> made;
    std::vector<base::Digest> leaves;
    {
        const auto reader = Archive::open_read_only(archive.folder).value();
        made = checkpoints(*reader).value();
        leaves = reader->ledger_leaves().value();
    }
    REQUIRE(made.size() == 2);
    const auto& before = made[0].checkpoint;
    const auto& after = made[1].checkpoint;
    leaves.resize(static_cast<std::size_t>(after.size));
    const auto proof = MerkleTree(leaves).consistency_proof(before.size);
    CHECK(is_consistent(before.size, before.root, after.size, after.root, proof));
    leaves[4] = leaf_of("another history");
    const MerkleTree forked(leaves);
    CHECK_FALSE(
        is_consistent(before.size, before.root, after.size, forked.root(), forked.consistency_proof(before.size)));
}

}  // namespace velocert::records
