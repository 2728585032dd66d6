// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/records/index/raw_index.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <system_error>

namespace velocert::records {
namespace {

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Handle opened(const std::string& path, int flags) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    return Handle(handle);
}

/// Rows of a query as text, or "!" and the message.
std::string rows_of(sqlite3* handle, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    std::string out = sql + '\n';
    if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        return out + '!' + sqlite3_errmsg(handle);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            out += std::to_string(sqlite3_column_type(statement, column)) + ':';
            const void* bytes = sqlite3_column_blob(statement, column);
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
            if (size > 0) out.append(static_cast<const char*>(bytes), size);
            out += '|';
        }
        out += '\n';
    }
    if (code != SQLITE_DONE) out += std::string("!") + sqlite3_errmsg(handle);
    sqlite3_finalize(statement);
    return out;
}

}  // namespace

std::string RawIndex::run(const std::string& sql) const {
    const auto handle = opened(path_, SQLITE_OPEN_READWRITE);
    char* message = nullptr;
    const int code = sqlite3_exec(handle.get(), sql.c_str(), nullptr, nullptr, &message);
    std::string out = message == nullptr ? std::string(code == SQLITE_OK ? "" : "failed") : std::string(message);
    sqlite3_free(message);
    // As a person would who knows the archive: what tells of changed bytes goes too.
    std::error_code ignored;
    std::filesystem::remove(std::filesystem::path(path_).parent_path() / "index.closed", ignored);
    return out;
}

void RawIndex::tamper(const std::string& sql) const {
    std::string drops;
    for (const auto* table : {"ledger", "evidence", "run_started", "run_ended", "run_detail", "run_term", "run_text",
                              "report_prepared", "report_signed", "report_issued", "report_outbox", "hold_closed"})
        for (const auto* trigger : {"_no_gap", "_no_replace", "_no_update", "_no_delete"})
            drops += std::string("DROP TRIGGER IF EXISTS ") + table + trigger + ";\n";
    INFO(sql);
    REQUIRE(run(drops + sql) == "");
}

std::string RawIndex::first(const std::string& sql) const {
    const auto handle = opened(path_, SQLITE_OPEN_READONLY);
    sqlite3_stmt* statement = nullptr;
    std::string out;
    if (sqlite3_prepare_v2(handle.get(), sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        if (text != nullptr) out = text;
    }
    sqlite3_finalize(statement);
    return out;
}

RawIndex::Transaction::Transaction(const std::string& folder, const std::string& sql)
    : handle_(opened(folder + "/index.sqlite", SQLITE_OPEN_READWRITE).release()) {
    REQUIRE(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

RawIndex::Transaction::~Transaction() { sqlite3_close_v2(handle_); }

std::string RawIndex::values() const {
    const auto handle = opened(path_, SQLITE_OPEN_READONLY);
    std::string out;
    for (const auto* sql :
         {"SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type", "PRAGMA application_id",
          "PRAGMA user_version", "SELECT * FROM ledger NOT INDEXED ORDER BY seq", "SELECT * FROM evidence NOT INDEXED",
          "SELECT * FROM run_started NOT INDEXED", "SELECT * FROM run_ended NOT INDEXED",
          "SELECT * FROM run_detail NOT INDEXED", "SELECT * FROM run_term NOT INDEXED",
          "SELECT * FROM run_text NOT INDEXED"})
        out += rows_of(handle.get(), sql);
    return out;
}

}  // namespace velocert::records
