// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/entry_index.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <array>

#include "core/base/json_members.h"
#include "core/records/index/run_search.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// Runs `body`, which may throw SQLite's exceptions, and turns them into errors.
template <typename Body>
auto guarded(const Database& database, Body body) -> Result<decltype(body())> {
    try {
        return body();
    } catch (const SQLite::Exception& exception) {
        return base::fail(database.error(exception));
    }
}

void bind(SQLite::Statement& statement, int at, const base::Digest& digest) {
    statement.bind(at, digest.bytes().data(), static_cast<int>(base::Digest::size));
}
void bind(SQLite::Statement& statement, int at, std::uint64_t number) {
    statement.bind(at, static_cast<std::int64_t>(number));
}
void bind(SQLite::Statement& statement, int at, std::string_view text) { statement.bind(at, std::string(text)); }

/// A column that holds no digest gives the zero digest, which matches nothing.
base::Digest digest_in(const SQLite::Column& column) {
    std::array<std::uint8_t, base::Digest::size> bytes{};
    if (column.isBlob() && column.getBytes() == static_cast<int>(bytes.size())) {
        const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
        std::copy(data, data + bytes.size(), bytes.begin());
    }
    return base::Digest(bytes);
}

constexpr auto row_columns = "SELECT seq, type, run, canonical, leaf, chain FROM ledger ";

LedgerRow row_in(SQLite::Statement& statement) {
    LedgerRow row;
    row.seq = static_cast<std::uint64_t>(statement.getColumn(0).getInt64());
    row.type = statement.getColumn(1).getString();
    row.run = statement.getColumn(2).getString();
    row.canonical = statement.getColumn(3).getString();
    row.leaf = digest_in(statement.getColumn(4));
    row.chain = digest_in(statement.getColumn(5));
    return row;
}

void insert_one(SQLite::Database& connection, const NewEntry& entry) {
    const auto& [row, derived, evidence] = entry;
    SQLite::Statement ledger(connection,
                             "INSERT INTO ledger (seq, type, run, canonical, leaf, chain) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    bind(ledger, 1, row.seq);
    ledger.bind(2, row.type);
    if (!row.run.empty()) ledger.bind(3, row.run);
    ledger.bind(4, row.canonical);
    bind(ledger, 5, row.leaf);
    bind(ledger, 6, row.chain);
    ledger.exec();
    for (const auto& [digest, size] : evidence) {
        SQLite::Statement known(connection, "SELECT 1 FROM evidence WHERE digest = ?");
        bind(known, 1, digest);
        if (known.executeStep()) continue;
        SQLite::Statement insert(connection, "INSERT INTO evidence (digest, size, seq) VALUES (?, ?, ?)");
        bind(insert, 1, digest);
        bind(insert, 2, size);
        bind(insert, 3, row.seq);
        insert.exec();
    }
    if (derived.started) {
        SQLite::Statement insert(connection,
                                 "INSERT INTO run_started (run, seq, started_utc, item, edition) "
                                 "VALUES (?, ?, ?, ?, ?)");
        insert.bind(1, derived.started->run);
        bind(insert, 2, row.seq);
        insert.bind(3, derived.started->started_utc);
        insert.bind(4, derived.started->item);
        insert.bind(5, derived.started->edition);
        insert.exec();
    }
    if (derived.ended) {
        SQLite::Statement insert(connection,
                                 "INSERT INTO run_ended (run, seq, lifecycle, verdict) VALUES (?, ?, ?, ?)");
        insert.bind(1, derived.ended->run);
        bind(insert, 2, row.seq);
        insert.bind(3, derived.ended->lifecycle);
        insert.bind(4, derived.ended->verdict);
        insert.exec();
    }
    insert_search_rows(connection, row.seq, derived);
    insert_report_rows(connection, row.seq, derived.reports);
}

}  // namespace

Result<DerivedRows> derived_rows(const LedgerEntry& entry) {
    DerivedRows out;
    const std::string where = "ledger entry " + std::to_string(entry.seq) + " (" + entry.type + ")";
    const auto missing = [&](std::string_view what) {
        return base::fail(ErrorCode::missing_field, where, "\"" + std::string(what) + "\" is missing", "a text");
    };
    if (entry.type == "run-start/1") {
        const auto* item = entry.record.find("item");
        DerivedRows::Started row{entry.run(), base::text_of(entry.record, "started_utc"),
                                 item == nullptr ? std::string() : base::text_of(*item, "id"),
                                 base::text_of(entry.record, "edition")};
        if (row.run.empty()) return missing("run");
        if (row.started_utc.empty()) return missing("started_utc");
        if (row.item.empty()) return missing("item/id");
        out.started = std::move(row);
        out.detail = run_detail(entry);
    } else if (entry.type == "run-end/1") {
        DerivedRows::Ended row{entry.run(), base::text_of(entry.record, "lifecycle"),
                               base::text_of(entry.record, "verdict")};
        if (row.run.empty()) return missing("run");
        if (row.lifecycle.empty()) return missing("lifecycle");
        if (row.verdict.empty()) return missing("verdict");
        out.ended = std::move(row);
    } else {
        auto rows = report_rows(entry);
        if (!rows) return base::fail(rows.error());
        out.reports = std::move(*rows);
    }
    return out;
}

Result<void> EntryIndex::insert(std::span<const NewEntry> entries) {
    try {
        auto& connection = database_.connection();
        SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto& entry : entries) insert_one(connection, entry);
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        return base::fail(database_.error(exception));
    }
}

Result<Head> EntryIndex::last() const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(), "SELECT seq, chain FROM ledger ORDER BY seq DESC LIMIT 1");
        if (!query.executeStep()) return Head{};
        return Head{static_cast<std::uint64_t>(query.getColumn(0).getInt64()), digest_in(query.getColumn(1))};
    });
}

Result<std::optional<LedgerRow>> EntryIndex::row(std::uint64_t seq) const {
    return guarded(database_, [&]() -> std::optional<LedgerRow> {
        SQLite::Statement query(database_.connection(), std::string(row_columns) + "WHERE seq = ?");
        bind(query, 1, seq);
        if (!query.executeStep()) return std::nullopt;
        return row_in(query);
    });
}

Result<std::vector<LedgerRow>> EntryIndex::rows_of_run(std::string_view run) const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(), std::string(row_columns) + "WHERE run = ? ORDER BY seq");
        bind(query, 1, run);
        std::vector<LedgerRow> out;
        while (query.executeStep()) out.push_back(row_in(query));
        return out;
    });
}

Result<std::vector<LedgerRow>> EntryIndex::rows_without_run() const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(), std::string(row_columns) + "WHERE run IS NULL ORDER BY seq");
        std::vector<LedgerRow> out;
        while (query.executeStep()) out.push_back(row_in(query));
        return out;
    });
}

Result<std::vector<LedgerRow>> EntryIndex::rows_after(std::uint64_t seq, int limit) const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(),
                                std::string(row_columns) + "NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT ?");
        bind(query, 1, seq);
        query.bind(2, limit);
        std::vector<LedgerRow> out;
        while (query.executeStep()) out.push_back(row_in(query));
        return out;
    });
}

Result<std::vector<LedgerRow>> EntryIndex::rows_of_types(std::span<const std::string_view> types) const {
    return guarded(database_, [&] {
        std::string places;
        for (std::size_t i = 0; i < types.size(); ++i) places += places.empty() ? "?" : ", ?";
        SQLite::Statement query(database_.connection(),
                                std::string(row_columns) + "WHERE type IN (" + places + ") ORDER BY seq");
        for (std::size_t i = 0; i < types.size(); ++i) bind(query, static_cast<int>(i) + 1, types[i]);
        std::vector<LedgerRow> out;
        while (query.executeStep()) out.push_back(row_in(query));
        return out;
    });
}

Result<std::vector<base::Digest>> EntryIndex::leaves() const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(),
                                "SELECT leaf FROM ledger INDEXED BY ledger_leaves ORDER BY seq");
        std::vector<base::Digest> out;
        while (query.executeStep()) out.push_back(digest_in(query.getColumn(0)));
        return out;
    });
}

Result<bool> EntryIndex::knows_evidence(const base::Digest& digest) const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(), "SELECT 1 FROM evidence WHERE digest = ?");
        bind(query, 1, digest);
        return query.executeStep();
    });
}

Result<std::string> EntryIndex::other_item_with_code(std::string_view code, std::string_view item) const {
    return guarded(database_, [&]() -> std::string {
        SQLite::Statement query(database_.connection(),
                                "SELECT s.item FROM run_detail AS d JOIN run_started AS s ON s.seq = d.seq "
                                "WHERE d.vehicle_code = ? AND s.item <> ? LIMIT 1");
        bind(query, 1, code);
        bind(query, 2, item);
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
}

Result<EntryIndex::RunState> EntryIndex::state_of(std::string_view run) const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(),
                                "SELECT e.run IS NOT NULL FROM run_started AS s "
                                "LEFT JOIN run_ended AS e ON e.run = s.run WHERE s.run = ?");
        bind(query, 1, run);
        if (!query.executeStep()) return RunState::unknown;
        return query.getColumn(0).getInt() != 0 ? RunState::ended : RunState::open;
    });
}

Result<std::vector<std::string>> EntryIndex::open_runs() const {
    return guarded(database_, [&] {
        SQLite::Statement query(database_.connection(),
                                "SELECT run FROM run_started AS s WHERE seq = ? AND "
                                "(SELECT type FROM ledger WHERE run = s.run ORDER BY seq DESC LIMIT 1) <> "
                                "'run-suspend/1'");
        std::vector<std::string> out;
        for (const auto start : starts_without_end(database_.connection())) {
            query.reset();
            bind(query, 1, start);
            if (query.executeStep()) out.push_back(query.getColumn(0).getString());
        }
        return out;
    });
}

Result<std::vector<RunSummary>> EntryIndex::runs(std::string_view item, int limit, int offset) const {
    return guarded(database_, [&] {
        // The page is cut out before anything else is looked up: what is skipped costs next to nothing.
        const std::string query_text =
            std::string(
                "SELECT s.run, s.started_utc, s.item, s.edition, e.lifecycle, e.verdict, CASE WHEN e.run IS NULL THEN "
                "(SELECT type FROM ledger WHERE run = s.run ORDER BY seq DESC LIMIT 1) END, "
                "(SELECT operator FROM run_detail WHERE seq = s.seq) FROM (SELECT seq AS id FROM run_started ") +
            (item.empty() ? "" : "WHERE item = ?3 ") +
            "ORDER BY seq DESC LIMIT ?1 OFFSET ?2) JOIN run_started AS s ON s.seq = id "
            "LEFT JOIN run_ended AS e ON e.run = s.run ORDER BY s.seq DESC";
        SQLite::Statement query(database_.connection(), query_text);
        query.bind(1, limit);
        query.bind(2, offset);
        if (!item.empty()) bind(query, 3, item);
        std::vector<RunSummary> out;
        while (query.executeStep()) {
            RunSummary line{query.getColumn(0).getString(), query.getColumn(1).getString(),
                            query.getColumn(2).getString(), query.getColumn(3).getString(),
                            query.getColumn(4).getString(), query.getColumn(5).getString(),
                            query.getColumn(7).getString()};
            if (line.lifecycle.empty()) {
                const bool suspended = query.getColumn(6).getString() == "run-suspend/1";
                line.lifecycle =
                    sequence::name(suspended ? sequence::Lifecycle::suspended : sequence::Lifecycle::running);
                line.verdict = conformity::name(conformity::Verdict::not_evaluated);
            }
            out.push_back(std::move(line));
        }
        return out;
    });
}

}  // namespace velocert::records
