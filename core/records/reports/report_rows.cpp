// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_rows.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <array>

#include "core/records/reports/report_entries.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::JsonReader;
using base::Result;

struct Table {
    std::string_view name;
    std::vector<std::string_view> columns;  ///< behind seq
};

const std::vector<Table>& tables() {
    static const std::vector<Table> all = {
        {"report_prepared", {"report", "preparation", "of_run", "item"}},
        {"report_signed", {"report", "preparation", "meaning", "account", "person"}},
        {"report_issued", {"report", "preparation", "document"}},
        {"report_outbox", {"report", "place"}},
        {"report_delivered", {"report", "place"}},
        {"report_amended", {"report", "amended_by", "kind"}},
        {"report_voided", {"report", "requested_by", "confirmed_by"}},
        {"hold_opened", {"hold", "kind", "about", "person"}},
        {"hold_closed", {"hold", "person"}},
    };
    return all;
}

std::string joined(const Table& table) {
    std::string out;
    for (const auto& column : table.columns) out += ", " + std::string(column);
    return out;
}

std::vector<ReportRow> rows_of(const LedgerEntry& entry, JsonReader& reader) {
    const auto& type = entry.type;
    if (type == "report-prepare/1") {
        const auto v = read_preparation(reader);
        return {{"report_prepared", {v.report, std::to_string(v.preparation), v.of_run, v.item}}};
    }
    if (type == "report-signature/1") {
        const auto s = read_signature(reader).statement;
        return {{"report_signed",
                 {s.report, std::to_string(s.preparation), std::string(name(s.meaning)), s.signer.id,
                  base::folded_name(s.signer.name)}}};
    }
    if (type == "report-issue/1") {
        const auto v = read_issue(reader);
        std::vector<ReportRow> out = {{"report_issued", {v.report, std::to_string(v.preparation), v.document.text()}}};
        for (const auto& place : v.deliver_to) out.push_back({"report_outbox", {v.report, place}});
        return out;
    }
    if (type == "report-delivery/1") {
        const auto v = read_delivery(reader);
        if (!v.delivered) return {};
        return {{"report_delivered", {v.report, v.place}}};
    }
    if (type == "report-amend/1") {
        const auto v = read_amendment(reader);
        return {{"report_amended", {v.report, v.by, std::string(name(v.kind))}}};
    }
    if (type == "report-void/1") {
        const auto v = read_void(reader);
        return {{"report_voided",
                 {v.request.report, base::folded_name(v.request.requested_by.name),
                  base::folded_name(v.confirmed_by.name)}}};
    }
    if (type == "hold-open/1") {
        const auto v = read_hold_opening(reader);
        return {{"hold_opened",
                 {v.hold, std::string(name(v.about.kind)), v.about.id, base::folded_name(v.opened_by.name)}}};
    }
    if (type == "hold-close/1") {
        const auto v = read_hold_closing(reader);
        return {{"hold_closed", {v.hold, base::folded_name(v.closed_by.name)}}};
    }
    if (type == "report-return/1") static_cast<void>(read_return(reader));
    if (type == "report-attempt/1") static_cast<void>(read_attempt(reader));
    if (type == "report-void-request/1") static_cast<void>(read_void_request(reader));
    if (type == "run-void-request/1") static_cast<void>(read_run_void_request(reader));
    if (type == "run-void/1") static_cast<void>(read_run_void(reader));
    if (type == "run-void-declined/1") static_cast<void>(read_run_void_declined(reader));
    return {};
}

}  // namespace

Result<std::vector<ReportRow>> report_rows(const LedgerEntry& entry) {
    const auto types = report_entry_types();
    if (std::ranges::find(types, entry.type) == types.end()) return std::vector<ReportRow>{};
    JsonReader reader(entry.record, "ledger entry " + std::to_string(entry.seq) + " (" + entry.type + ")");
    auto rows = rows_of(entry, reader);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return rows;
}

void insert_report_rows(SQLite::Database& connection, std::uint64_t seq, const std::vector<ReportRow>& rows) {
    for (const auto& row : rows) {
        const auto at = std::ranges::find(tables(), row.table, &Table::name);
        std::string places;
        for (std::size_t i = 0; i < row.values.size(); ++i) places += ", ?";
        SQLite::Statement insert(
            connection, "INSERT INTO " + std::string(row.table) + " (seq" + joined(*at) + ") VALUES (?" + places + ")");
        insert.bind(1, static_cast<std::int64_t>(seq));
        for (std::size_t i = 0; i < row.values.size(); ++i) insert.bind(static_cast<int>(i) + 2, row.values[i]);
        insert.exec();
    }
}

std::uint64_t check_report_rows(SQLite::Database& connection, WantedReportRows wanted,
                                const std::function<bool(std::int64_t seq)>& skip,
                                const std::function<void(std::string where, std::string what)>& find) {
    std::uint64_t looked_at = 0;
    for (const auto& table : tables()) {
        SQLite::Statement rows(connection, "SELECT seq" + joined(table) + " FROM " + std::string(table.name));
        while (rows.executeStep()) {
            ++looked_at;
            const auto seq = rows.getColumn(0).getInt64();
            if (skip(seq)) continue;
            ReportRow row{table.name, {}};
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                row.values.push_back(rows.getColumn(static_cast<int>(i) + 1).getString());
            const auto at = wanted.find({static_cast<std::uint64_t>(seq), row});
            if (at == wanted.end())
                find("index.sqlite table " + std::string(table.name) + ", row " + std::to_string(seq),
                     row.values.front() + ": does not follow from ledger row " + std::to_string(seq));
            else
                at->second = true;
        }
    }
    for (const auto& [key, seen] : wanted)
        if (!seen)
            find("index.sqlite table " + std::string(key.second.table), key.second.values.front() +
                                                                            ": the row that belongs to ledger row " +
                                                                            std::to_string(key.first) + " is missing");
    return looked_at;
}

}  // namespace velocert::records
