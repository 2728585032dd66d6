// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_index.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <array>
#include <limits>

#include "core/records/archive_info.h"
#include "core/records/index/run_search.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/ledger/batch.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/release_history.h"

namespace velocert::records {
namespace {

/// Rows read under one lock of the database: few enough that a writer does not notice.
constexpr int rows_at_a_time = 500;
constexpr std::size_t runs_named = 3;

/// Empty unless the column is a blob of a digest's length.
std::vector<base::Digest> digest_in(const SQLite::Column& column) {
    std::array<std::uint8_t, base::Digest::size> bytes{};
    if (!column.isBlob() || column.getBytes() != static_cast<int>(bytes.size())) return {};
    const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
    std::copy(data, data + bytes.size(), bytes.begin());
    return {base::Digest(bytes)};
}

std::string text_in(SQLite::Statement& statement, int column) { return statement.getColumn(column).getString(); }

}  // namespace

std::string EvidenceUse::text() const {
    std::string out = "named by ledger row " + std::to_string(first_seq);
    for (const auto& run : runs) out += ", run " + run;
    if (entries > 1) out += " (" + std::to_string(entries) + " entries)";
    return out;
}

struct IndexCheck::StoredRow {
    std::int64_t seq = 0;
    std::string type;
    std::string run;
    bool run_is_null = false;
    std::string canonical;
    std::vector<base::Digest> leaf;
    std::vector<base::Digest> chain;
    bool types_hold = false;  ///< each column has the storage class of its declaration
};

bool IndexCheck::beyond(std::int64_t seq) const { return in_use_ && seq > static_cast<std::int64_t>(chains_.size()); }
bool IndexCheck::unreadable(std::int64_t seq) const { return unreadable_.contains(static_cast<std::uint64_t>(seq)); }

void IndexCheck::run() {
    const auto guarded = [&](const char* what, void (IndexCheck::*check)()) {
        try {
            (this->*check)();
        } catch (const SQLite::Exception& exception) {
            find(std::string("index.sqlite ") + what, exception.what());
        }
    };
    guarded("schema", &IndexCheck::check_schema);
    guarded("ledger", &IndexCheck::check_ledger);
    if (given_up_) return;
    check_together();
    if (!scope_.whole()) return;
    guarded("table evidence", &IndexCheck::check_evidence_table);
    guarded("table run_started", &IndexCheck::check_started);
    guarded("table run_ended", &IndexCheck::check_ended);
    if (database_.schema() >= 2) {
        guarded("table run_detail", &IndexCheck::check_details);
        guarded("table run_term", &IndexCheck::check_terms);
    }
    if (database_.schema() >= 4) guarded("table run_text", &IndexCheck::check_texts);
    check_releases();
    check_reports();
    check_trail_reviews();
    check_packs();
    guarded("annotations", &IndexCheck::check_annotations);
    if (database_.schema() >= 3) guarded("tables of reports", &IndexCheck::check_report_tables);
    if (!in_use_) guarded("structure", &IndexCheck::check_with_sqlite);
}

void IndexCheck::check_schema() {
    auto wanted = expected_schema(database_.schema());
    auto found = schema_of(database_);
    if (!wanted) return find("index.sqlite schema", wanted.error().text());
    if (!found) return find("index.sqlite schema", found.error().text());
    if (*wanted == *found) return;
    // Names the first line of either text that the other lacks.
    const auto first_missing = [](const std::string& from, const std::string& in) {
        const auto at = std::mismatch(from.begin(), from.end(), in.begin(), in.end()).first;
        const auto offset = static_cast<std::size_t>(at - from.begin());
        const auto line = offset == 0 ? std::string::npos : from.rfind('\n', offset - 1);
        const auto start = line == std::string::npos ? 0 : line + 1;
        return from.substr(start, std::min<std::size_t>(from.find('\n', start) - start, 100));
    };
    find("index.sqlite schema", "differs from schema version " + std::to_string(database_.schema()) + ": found \"" +
                                    first_missing(*found, *wanted) + "\" where \"" + first_missing(*wanted, *found) +
                                    "\" belongs");
}

void IndexCheck::check_with_sqlite() {
    SQLite::Statement check(database_.connection(), "PRAGMA integrity_check");
    while (check.executeStep())
        if (const auto text = text_in(check, 0); text != "ok") find("index.sqlite", text);
    SQLite::Statement keys(database_.connection(), "PRAGMA foreign_key_check");
    while (keys.executeStep())
        find("index.sqlite table " + text_in(keys, 0), "a row that refers to no row of " + text_in(keys, 2));
}

void IndexCheck::check_ledger() {
    std::int64_t after = std::numeric_limits<std::int64_t>::min();
    SQLite::Statement last(database_.connection(), "SELECT coalesce(max(seq), 0) FROM ledger");
    const auto total = last.executeStep() ? static_cast<std::uint64_t>(last.getColumn(0).getInt64()) : 0;
    last.reset();
    while (true) {
        // The statement ends with each batch, and with it the lock on the database.
        SQLite::Statement rows(database_.connection(),
                               "SELECT seq, type, run, canonical, leaf, chain FROM ledger NOT INDEXED WHERE seq > ? "
                               "ORDER BY seq LIMIT ?");
        rows.bind(1, after);
        rows.bind(2, rows_at_a_time);
        int count = 0;
        while (rows.executeStep()) {
            ++count;
            StoredRow row;
            row.seq = after = rows.getColumn(0).getInt64();
            row.type = text_in(rows, 1);
            row.run = text_in(rows, 2);
            row.run_is_null = rows.getColumn(2).isNull();
            row.canonical = text_in(rows, 3);
            row.leaf = digest_in(rows.getColumn(4));
            row.chain = digest_in(rows.getColumn(5));
            row.types_hold = rows.getColumn(1).isText() && (row.run_is_null || rows.getColumn(2).isText()) &&
                             rows.getColumn(3).isText();
            check_row(row);
        }
        if (count < rows_at_a_time) return;
        given_up_ = !base::go_on(progress_, "ledger", static_cast<std::uint64_t>(after), total);
        if (given_up_) return;
    }
}

void IndexCheck::check_row(const StoredRow& row) {
    ++out_.checked;
    const std::string where = row_name(row.seq);
    const auto next = static_cast<std::int64_t>(chains_.size()) + 1;
    if (row.seq < next) return find(where, "a row that does not belong to the ledger (numbers begin at 1)");
    if (row.seq > next) {
        find(row.seq == next + 1 ? row_name(next)
                                 : "ledger rows " + std::to_string(next) + ".." + std::to_string(row.seq - 1),
             "missing");
        // A number far beyond is an inserted row, not a long gap.
        if (row.seq - next > 1'000'000) return find(where, "a row far beyond the end of the ledger");
        chains_.resize(static_cast<std::size_t>(row.seq - 1));
        leaves_.resize(chains_.size());
    }
    const auto seq = static_cast<std::uint64_t>(row.seq);
    if (!row.types_hold || row.leaf.empty() || row.chain.empty())
        find(where, "a column that does not hold what it was made for");
    const auto leaf = leaf_of(row.canonical);
    const bool leaf_holds = !row.leaf.empty() && row.leaf.front() == leaf;
    if (!leaf_holds) find(where, "the text does not give the stored leaf digest: one of them was changed");
    const base::Digest previous = row.seq == 1 ? base::Digest() : chains_.back();
    const bool gap = row.seq > next;
    const base::Digest stored_leaf = row.leaf.empty() ? base::Digest() : row.leaf.front();
    const base::Digest stored_chain = row.chain.empty() ? base::Digest() : row.chain.front();
    if (!gap && chain_of(previous, stored_leaf) != stored_chain)
        find(where, row.seq == 1 ? "the chain does not begin here"
                                 : "the chain does not follow from " + row_name(row.seq - 1));
    chains_.push_back(stored_chain);
    leaves_.push_back(leaf);
    if (!is_read(row)) return;

    auto entry = parse_entry(row.canonical, where);
    if (!entry) {
        find(where, entry.error().found);
        unreadable_.insert(seq);
        return;
    }
    if (entry->offset.empty() && clocked_ && scope_.whole())
        find(where, "an entry without the state of its clock after entries that tell theirs");
    clocked_ = clocked_ || !entry->offset.empty();
    if (entry->host.empty() && written_by_ && scope_.whole())
        find(where, "an entry without its machine and program after entries that tell theirs");
    written_by_ = written_by_ || !entry->host.empty();
    if (entry->seq != seq) find(where, "the text is that of entry " + std::to_string(entry->seq));
    if (entry->type != row.type) find(where, "the column type says \"" + row.type + "\", the text " + entry->type);
    if (entry->run() != row.run || entry->run().empty() != row.run_is_null)
        find(where, "the column run says \"" + row.run + "\", the text \"" + entry->run() + "\"");
    if (leaf_holds)
        note_entry(*entry, seq);
    else
        unreadable_.insert(seq);
}

bool IndexCheck::is_read(const StoredRow& row) const {
    const auto types = CheckpointCheck::types();
    if (scope_.whole() || row.seq == 1 || static_cast<std::uint64_t>(row.seq) > scope_.verified_rows ||
        row.type == "together/1" || scope_.runs.contains(row.run) ||
        std::find(types.begin(), types.end(), row.type) != types.end())
        return true;
    // The columns are no part of what is hashed. One that hides an entry is seen by its text, which is then read.
    const bool tells_type = row.canonical.find("\"record_type\":\"" + row.type + '"') != std::string::npos;
    const std::string run = "\"run\":\"";
    const bool tells_run = row.run_is_null ? row.canonical.find(run) == std::string::npos
                                           : row.canonical.find(run + row.run + '"') != std::string::npos;
    return !tells_type || !tells_run;
}

void IndexCheck::note_evidence(const LedgerEntry& entry, std::uint64_t seq) {
    const auto run = entry.run();
    for (const auto& digest : entry.evidence()) {
        auto& use = uses_[digest];
        if (use.entries++ == 0) use.first_seq = seq;
        if (!run.empty() && use.runs.size() < runs_named &&
            std::find(use.runs.begin(), use.runs.end(), run) == use.runs.end())
            use.runs.push_back(run);
    }
}

void IndexCheck::note_entry(const LedgerEntry& entry, std::uint64_t seq) {
    if (seq == 1) {
        if (entry.type != "archive-create/1")
            find(row_name(std::uint64_t{1}), "the first entry is not archive-create/1");
        info_digest_ = info_digest_in(entry.record);
        packs_.of_archive(info_digest_);
    }
    if (entry.type == "together/1") {
        if (const auto count = entries_together(entry))
            together_.emplace(seq, seq + *count);
        else
            find(row_name(seq), "a together/1 that counts no entries");
    }
    const auto is_one_of = [&](std::span<const std::string_view> types) {
        return std::find(types.begin(), types.end(), entry.type) != types.end();
    };
    if (is_one_of(CheckpointCheck::types())) checkpoint_entries_.push_back(entry);
    const auto run = entry.run();
    if (entry.type == "run-suspend/1") suspended_.insert(run);
    if (entry.type == "run-resume/1") suspended_.erase(run);
    const bool in_scope = scope_.whole() || seq > scope_.verified_rows || scope_.runs.contains(run);
    if (in_scope) note_evidence(entry, seq);
    if (!scope_.whole()) return;
    owners_.note(entry);
    reports_.note(entry, owners_,
                  [&](std::string where, std::string what) { find(std::move(where), std::move(what)); });
    annotations_.note(entry, owners_);
    trail_reviews_.note(entry, owners_);
    packs_.note(entry, owners_);
    if (is_one_of(release_record_types())) releases_.push_back(entry);
    auto derived = derived_rows(entry);
    if (!derived) return find(row_name(seq), derived.error().text());
    if (derived->started && started_.emplace(run, std::pair(seq, *derived->started)).second)
        note_start(*derived, seq);
    else if (derived->started)
        find(row_name(seq), "run " + run + " is started a second time");
    if (derived->ended && ended_.emplace(run, std::pair(seq, *derived->ended)).second)
        note_end(*derived->ended);
    else if (derived->ended)
        find(row_name(seq), "run " + run + " ends a second time");
}

void IndexCheck::note_start(const DerivedRows& derived, std::uint64_t seq) {
    auto& expected = searched_[seq];
    expected.detail = derived.detail;
    expected.open_before = open_text({open_.begin(), open_.end()});
    open_.insert(seq);
    const auto& started = *derived.started;
    expected.terms = start_terms(started.item, started.edition, started.started_utc, derived.detail);
    expected.texts = searched_texts(started.item, derived.detail);
}

void IndexCheck::note_end(const DerivedRows::Ended& ended) {
    const auto start = started_.find(ended.run);
    if (start == started_.end()) return;
    const auto& [seq, started] = start->second;
    auto& expected = searched_[seq];
    open_.erase(seq);
    const auto more =
        end_terms(started.item, started.edition, expected.detail.operator_name, ended.lifecycle, ended.verdict);
    expected.terms.insert(expected.terms.end(), more.begin(), more.end());
    std::sort(expected.terms.begin(), expected.terms.end());
}

/// What was committed together is there together, and no group reaches into another.
void IndexCheck::check_together() {
    std::uint64_t covered = 0;
    for (const auto& [first, last] : together_) {
        const std::string where = row_name(first);
        if (first <= covered) find(where, "begins a group of entries inside another one");
        if (last > chains_.size() && !in_use_)
            find(where, "says that rows to " + std::to_string(last) +
                            " were committed with it; the ledger ends in row " + std::to_string(chains_.size()));
        covered = last;
    }
}

void IndexCheck::check_reports() {
    reports_.check_life(leaves_, [&](std::string where, std::string what) { find(std::move(where), std::move(what)); });
}

void IndexCheck::check_report_tables() {
    out_.checked += reports_.check_tables(
        database_.connection(), [&](std::int64_t seq) { return beyond(seq) || unreadable(seq); },
        [&](std::string where, std::string what) { find(std::move(where), std::move(what)); });
}

ReportsRead IndexCheck::take_reports() {
    return {reports_.take_reports(), reports_.foreign(), owners_.registered(), std::move(other_signatures_), {}, {}};
}

bool IndexCheck::committed_together(std::uint64_t first, std::uint64_t last) const {
    const auto after = together_.upper_bound(first);
    return after != together_.begin() && std::prev(after)->second == last;
}

void IndexCheck::check_evidence_table() {
    SQLite::Statement rows(database_.connection(), "SELECT digest, size, seq FROM evidence");
    std::set<base::Digest> seen;
    while (rows.executeStep()) {
        ++out_.checked;
        const auto seq = rows.getColumn(2).getInt64();
        if (beyond(seq)) continue;
        const auto digest = digest_in(rows.getColumn(0));
        const std::string where =
            "index.sqlite table evidence, " + (digest.empty() ? std::string("a damaged row") : digest.front().text());
        if (digest.empty() || !rows.getColumn(1).isInteger() || !rows.getColumn(2).isInteger()) {
            find(where, "a column that does not hold what it was made for");
            continue;
        }
        seen.insert(digest.front());
        sizes_[digest.front()] = static_cast<std::uint64_t>(rows.getColumn(1).getInt64());
        const auto use = uses_.find(digest.front());
        if (use == uses_.end() && !unreadable(seq))
            find(where, "no entry of the ledger names this file");
        else if (use != uses_.end() && static_cast<std::int64_t>(use->second.first_seq) != seq && unreadable_.empty())
            find(where,
                 row_name(seq) + " is given as the first to name it, it is " + std::to_string(use->second.first_seq));
    }
    for (const auto& [digest, use] : uses_)
        if (!seen.contains(digest))
            find("index.sqlite table evidence", "the row of " + digest.text() + " is missing, " + use.text());
}

void IndexCheck::check_started() {
    SQLite::Statement rows(database_.connection(), "SELECT run, seq, started_utc, item, edition FROM run_started");
    std::set<std::string> seen;
    while (rows.executeStep()) {
        ++out_.checked;
        const auto seq = rows.getColumn(1).getInt64();
        if (beyond(seq)) continue;
        const DerivedRows::Started found{text_in(rows, 0), text_in(rows, 2), text_in(rows, 3), text_in(rows, 4)};
        seen.insert(found.run);
        const auto wanted = started_.find(found.run);
        if (wanted == started_.end()
                ? !unreadable(seq)
                : static_cast<std::int64_t>(wanted->second.first) != seq || wanted->second.second != found)
            find("index.sqlite table run_started, run " + found.run,
                 wanted == started_.end() ? "no entry of the ledger starts this run"
                                          : "differs from ledger row " + std::to_string(wanted->second.first));
    }
    for (const auto& [run, row] : started_)
        if (!seen.contains(run))
            find("index.sqlite table run_started, run " + run,
                 "the row that belongs to ledger row " + std::to_string(row.first) + " is missing");
}

void IndexCheck::check_ended() {
    SQLite::Statement rows(database_.connection(), "SELECT run, seq, lifecycle, verdict FROM run_ended");
    std::set<std::string> seen;
    while (rows.executeStep()) {
        ++out_.checked;
        const auto seq = rows.getColumn(1).getInt64();
        if (beyond(seq)) continue;
        const DerivedRows::Ended found{text_in(rows, 0), text_in(rows, 2), text_in(rows, 3)};
        seen.insert(found.run);
        const auto wanted = ended_.find(found.run);
        if (wanted == ended_.end()
                ? !unreadable(seq)
                : static_cast<std::int64_t>(wanted->second.first) != seq || wanted->second.second != found)
            find("index.sqlite table run_ended, run " + found.run,
                 wanted == ended_.end() ? "no entry of the ledger ends this run"
                                        : "differs from ledger row " + std::to_string(wanted->second.first));
    }
    for (const auto& [run, row] : ended_)
        if (!seen.contains(run))
            find("index.sqlite table run_ended, run " + run,
                 "the row that belongs to ledger row " + std::to_string(row.first) + " is missing");
}

void IndexCheck::check_details() {
    SQLite::Statement rows(database_.connection(),
                           "SELECT seq, operator, model, maker, vehicle_code, open_before FROM run_detail");
    std::size_t seen = 0;
    while (rows.executeStep()) {
        ++out_.checked;
        const auto seq = rows.getColumn(0).getInt64();
        if (beyond(seq)) continue;
        const RunDetail found{text_in(rows, 1), text_in(rows, 2), text_in(rows, 3), text_in(rows, 4)};
        const std::string where = "index.sqlite table run_detail, row " + std::to_string(seq);
        const auto wanted = searched_.find(static_cast<std::uint64_t>(seq));
        if (wanted == searched_.end()) {
            if (!unreadable(seq)) find(where, "no entry of the ledger starts this run");
            continue;
        }
        ++seen;
        // What was open is told by entries between; one that cannot be read leaves it unknown.
        if (wanted->second.detail != found || (unreadable_.empty() && wanted->second.open_before != text_in(rows, 5)))
            find(where, "differs from ledger row " + std::to_string(seq));
    }
    if (seen < searched_.size())
        find("index.sqlite table run_detail",
             std::to_string(searched_.size() - seen) + " rows that belong to runs are missing");
}

/// Each row of the table must be wanted, and there must be as many as are wanted: then none is missing either. What is
/// not wanted is `excused` where an entry that cannot be read may want it.
template <typename Value, typename Read, typename Excused>
void IndexCheck::check_listed(const char* table, const char* word, const char* from,
                              std::vector<Value> ExpectedSearch::*listed, const Read& read, const Excused& excused) {
    const auto where = [&](auto seq) {
        return std::string("index.sqlite table ") + table + ", row " + std::to_string(seq);
    };
    SQLite::Statement rows(database_.connection(), std::string("SELECT ") + word + ", seq FROM " + table);
    std::map<std::uint64_t, std::size_t> seen;
    while (rows.executeStep()) {
        const auto seq = rows.getColumn(1).getInt64();
        if (beyond(seq)) continue;
        const auto wanted = searched_.find(static_cast<std::uint64_t>(seq));
        if (wanted != searched_.end() &&
            std::binary_search((wanted->second.*listed).begin(), (wanted->second.*listed).end(), read(rows)))
            ++seen[wanted->first];
        else if (!excused(seq))
            find(where(seq), std::string("a ") + word + " that does not follow from the run's " + from);
    }
    for (const auto& [seq, expected] : searched_) {
        const auto count = (expected.*listed).size();
        out_.checked += count;
        if (seen[seq] < count)
            find(where(seq), std::to_string(count - seen[seq]) + ' ' + word + "s of this run are missing");
    }
}

void IndexCheck::check_terms() {
    check_listed(
        "run_term", "term", "entries", &ExpectedSearch::terms,
        [](SQLite::Statement& row) { return row.getColumn(0).getInt64(); },
        [&](std::int64_t seq) {
            return !unreadable_.empty() || (in_use_ && open_.contains(static_cast<std::uint64_t>(seq)));
        });
}

/// All texts are there from the start.
void IndexCheck::check_texts() {
    check_listed(
        "run_text", "text", "first entry", &ExpectedSearch::texts,
        [](SQLite::Statement& row) { return text_in(row, 0); }, [&](std::int64_t seq) { return unreadable(seq); });
}

std::vector<std::string> IndexCheck::open_runs() const {
    std::vector<std::string> out;
    for (const auto& [run, row] : started_)
        if (!ended_.contains(run)) out.push_back(run);
    return out;
}

}  // namespace velocert::records
