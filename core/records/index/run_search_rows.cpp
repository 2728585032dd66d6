// SPDX-License-Identifier: GPL-3.0-or-later
// The rows by which runs are found: made from entries, one by one or for a whole ledger.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <charconv>
#include <limits>
#include <map>

#include "core/base/json_members.h"
#include "core/records/index/entry_index.h"
#include "core/records/index/run_search.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

std::int64_t as_column(std::uint64_t seq) { return static_cast<std::int64_t>(seq); }

/// Each value with that number, in the two columns of run_term or run_text.
template <typename Value>
void insert_under(SQLite::Database& connection, const char* insert_row, std::int64_t seq,
                  const std::vector<Value>& values) {
    SQLite::Statement insert(connection, insert_row);
    for (const auto& value : values) {
        insert.bind(1, value);
        insert.bind(2, seq);
        insert.exec();
        insert.reset();
    }
}

void insert_terms(SQLite::Database& connection, std::int64_t seq, const std::vector<std::int64_t>& terms) {
    insert_under(connection, "INSERT INTO run_term (term, seq) VALUES (?, ?)", seq, terms);
}

void insert_texts(SQLite::Database& connection, std::int64_t seq, const std::vector<std::string>& texts) {
    insert_under(connection, "INSERT INTO run_text (text, seq) VALUES (?, ?)", seq, texts);
}

/// Those of `starts` that have no end, in their order.
std::vector<std::uint64_t> without_end(SQLite::Database& connection, const std::vector<std::uint64_t>& starts) {
    SQLite::Statement ended(connection,
                            "SELECT 1 FROM run_ended WHERE run = (SELECT run FROM run_started WHERE seq = ?)");
    std::vector<std::uint64_t> out;
    for (const auto seq : starts) {
        ended.bind(1, as_column(seq));
        if (!ended.executeStep()) out.push_back(seq);
        ended.reset();
    }
    return out;
}

std::vector<std::uint64_t> numbers_in(const std::string& text) {
    std::vector<std::uint64_t> out;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        std::uint64_t number = 0;
        const auto [next, code] = std::from_chars(at, end, number);
        if (code != std::errc{}) break;
        out.push_back(number);
        at = next < end ? next + 1 : end;
    }
    return out;
}

/// Open before a start is what was open before the last one, and that one itself, as far as not ended.
std::vector<std::uint64_t> open_before(SQLite::Database& connection, std::int64_t seq) {
    SQLite::Statement last(connection,
                           "SELECT seq, open_before FROM run_detail WHERE seq < ? ORDER BY seq DESC LIMIT 1");
    last.bind(1, seq);
    if (!last.executeStep()) return {};
    auto starts = numbers_in(last.getColumn(1).getString());
    starts.push_back(static_cast<std::uint64_t>(last.getColumn(0).getInt64()));
    return without_end(connection, starts);
}

void insert_start(SQLite::Database& connection, std::int64_t seq, const DerivedRows::Started& started,
                  const RunDetail& detail, const std::vector<std::uint64_t>& open) {
    SQLite::Statement insert(connection,
                             "INSERT INTO run_detail (seq, operator, model, maker, vehicle_code, open_before) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, seq);
    insert.bind(2, detail.operator_name);
    insert.bind(3, detail.model);
    insert.bind(4, detail.maker);
    insert.bind(5, detail.vehicle_code);
    insert.bind(6, open_text(open));
    insert.exec();
    insert_terms(connection, seq, start_terms(started.item, started.edition, started.started_utc, detail));
}

void insert_end(SQLite::Database& connection, const DerivedRows::Ended& ended) {
    SQLite::Statement start(connection,
                            "SELECT s.seq, s.item, s.edition, d.operator FROM run_started AS s "
                            "JOIN run_detail AS d ON d.seq = s.seq WHERE s.run = ?");
    start.bind(1, ended.run);
    if (!start.executeStep()) return;
    insert_terms(connection, start.getColumn(0).getInt64(),
                 end_terms(start.getColumn(1).getString(), start.getColumn(2).getString(),
                           start.getColumn(3).getString(), ended.lifecycle, ended.verdict));
}

}  // namespace

std::string open_text(const std::vector<std::uint64_t>& starts) {
    std::string out;
    for (const auto seq : starts) out += (out.empty() ? "" : " ") + std::to_string(seq);
    return out;
}

RunDetail run_detail(const LedgerEntry& start) {
    RunDetail out;
    out.operator_name = base::text_of(start.record, "operator");
    if (const auto* item = start.record.find("item")) {
        out.model = base::text_of(*item, "model");
        out.maker = base::text_of(*item, "maker");
        out.vehicle_code = base::text_of(*item, "vehicle_code");
    }
    return out;
}

void insert_search_rows(SQLite::Database& connection, std::uint64_t seq, const DerivedRows& derived) {
    if (derived.started) {
        insert_start(connection, as_column(seq), *derived.started, derived.detail,
                     open_before(connection, as_column(seq)));
        insert_texts(connection, as_column(seq), searched_texts(derived.started->item, derived.detail));
    }
    if (derived.ended) insert_end(connection, *derived.ended);
}

void fill_search_rows(SQLite::Database& connection) {
    // In the order of the ledger, so that what was open at each start is what it was then. Entries that cannot be read
    // and runs that are not in the list get no rows: verification names them.
    std::vector<std::uint64_t> open;
    std::map<std::string, std::uint64_t> starts;
    SQLite::Statement known(connection, "SELECT 1 FROM run_started WHERE seq = ?");
    SQLite::Statement entries(connection,
                              "SELECT seq, canonical FROM ledger NOT INDEXED "
                              "WHERE type IN ('run-start/1', 'run-end/1') ORDER BY seq");
    while (entries.executeStep()) {
        const auto seq = static_cast<std::uint64_t>(entries.getColumn(0).getInt64());
        const auto entry = parse_entry(entries.getColumn(1).getString(), row_name(seq));
        if (!entry) continue;
        const auto derived = derived_rows(*entry);
        if (!derived) continue;
        known.reset();
        known.bind(1, as_column(seq));
        if (derived->started && known.executeStep() && starts.try_emplace(derived->started->run, seq).second) {
            insert_start(connection, as_column(seq), *derived->started, derived->detail, open);
            open.push_back(seq);
        }
        if (derived->ended) {
            const auto start = starts.find(derived->ended->run);
            if (start == starts.end() || std::erase(open, start->second) == 0) continue;
            insert_end(connection, *derived->ended);
        }
    }
}

void fill_text_rows(SQLite::Database& connection) {
    SQLite::Statement runs(connection,
                           "SELECT d.seq, s.item, d.operator, d.model, d.maker, d.vehicle_code "
                           "FROM run_detail AS d JOIN run_started AS s ON s.seq = d.seq ORDER BY d.seq");
    const auto text = [&](int column) { return runs.getColumn(column).getString(); };
    while (runs.executeStep())
        insert_texts(connection, runs.getColumn(0).getInt64(),
                     searched_texts(text(1), {text(2), text(3), text(4), text(5)}));
}

std::vector<std::uint64_t> starts_without_end(SQLite::Database& connection) {
    return open_before(connection, std::numeric_limits<std::int64_t>::max());
}

}  // namespace velocert::records
