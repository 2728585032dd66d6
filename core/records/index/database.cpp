// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "core/records/files/file.h"
#include "core/records/index/index_copy.h"
#include "core/records/index/migrations.h"
#include "core/records/index/run_search.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// A reader in another process holds the file for moments only.
constexpr int wait_for_others_ms = 10'000;

struct Setting {
    const char* set;
    const char* read;
    std::string_view wanted;
};
constexpr std::array<Setting, 2> writer_settings = {{
    {"PRAGMA journal_mode=DELETE", "PRAGMA journal_mode", "delete"},
    {"PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3"},
}};
constexpr std::array<Setting, 5> settings = {{
    {"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA recursive_triggers=ON", "PRAGMA recursive_triggers", "1"},
    {"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA mmap_size=0", "PRAGMA mmap_size", "0"},
}};

constexpr std::array<std::string_view, 10> readable = {
    "application_id", "cell_size_check",    "foreign_key_check", "foreign_keys",   "integrity_check",
    "journal_mode",   "recursive_triggers", "synchronous",       "trusted_schema", "user_version"};

/// What a connection may do once the schema stands: read, begin and end transactions, and (for writing) insert.
int authorize(void* writable, int action, const char* first, const char* second, const char*, const char*) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE:
        case SQLITE_TRANSACTION: return SQLITE_OK;
        case SQLITE_INSERT:
            return writable != nullptr && !std::string_view(first).starts_with("sqlite_") ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_PRAGMA:  // those that only tell something
            return second == nullptr && std::find(readable.begin(), readable.end(), first) != readable.end()
                       ? SQLITE_OK
                       : SQLITE_DENY;
        // Update, delete, every kind of create, drop and alter, attach and detach, vacuum's inner statements.
        // SQLite adds actions over the years; what is not known is not allowed.
        default: return SQLITE_DENY;
    }
}

Result<void> apply(const Database& database, const Setting& setting) {
    auto& connection = database.connection();
    connection.exec(setting.set);
    const auto found = connection.execAndGet(setting.read).getString();
    if (found != setting.wanted)
        return base::fail(ErrorCode::integrity, database.path(), std::string(setting.read) + " gives " + found,
                          std::string(setting.wanted));
    return {};
}

/// A write-ahead journal would make even a reader write beside the file; ours never has one.
Result<void> refuse_write_ahead(const std::string& path) {
    // SQLite would take its content for part of the database, whatever the header says.
    if (::access((path + "-wal").c_str(), F_OK) == 0)
        return base::fail(ErrorCode::integrity, path + "-wal", "a write-ahead journal beside the index",
                          "an archive, which never has one");
    auto file = File::open_read(path);
    if (!file) return base::fail(file.error());
    std::array<std::uint8_t, 100> header{};
    auto count = file->read_some(header);
    if (!count) return base::fail(count.error());
    if (*count < header.size() || header[18] != 1 || header[19] != 1)
        return base::fail(ErrorCode::integrity, path, "no SQLite file with a rollback journal", "an archive's index");
    return {};
}

/// The version that brought the rows by which runs are found.
constexpr std::size_t search_version = 2;
/// The version that brought the texts in their order.
constexpr std::size_t text_version = 4;

void run_migrations(SQLite::Database& connection, std::int32_t from, std::int32_t to) {
    const auto steps = migrations();
    for (auto at = static_cast<std::size_t>(from); at < static_cast<std::size_t>(to); ++at) {
        SQLite::Transaction transaction(connection);
        connection.exec(std::string(steps[at]));
        if (at + 1 == search_version) fill_search_rows(connection);
        if (at + 1 == text_version) fill_text_rows(connection);
        connection.exec("PRAGMA user_version=" + std::to_string(at + 1));
        transaction.commit();
    }
}

std::string schema_text(SQLite::Database& connection) {
    std::string out;
    SQLite::Statement rows(connection,
                           "SELECT type, name, tbl_name, coalesce(sql, ''), typeof(type) || typeof(name) || "
                           "typeof(tbl_name) || typeof(sql) FROM sqlite_schema ORDER BY name, type");
    while (rows.executeStep())
        for (int column = 0; column < 5; ++column)
            out += rows.getColumn(column).getString() + (column < 4 ? '|' : '\n');
    return out;
}

}  // namespace

Database::Database(std::unique_ptr<SQLite::Database> connection, std::string path)
    : connection_(std::move(connection)), path_(std::move(path)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

std::int32_t Database::newest_schema() { return static_cast<std::int32_t>(migrations().size()); }

base::Error Database::error(const SQLite::Exception& exception) const {
    auto code = ErrorCode::io;
    switch (exception.getErrorCode() & 0xff) {
        case SQLITE_FULL: code = ErrorCode::disk_full; break;
        case SQLITE_READONLY:
        case SQLITE_PERM: code = ErrorCode::read_only; break;
        case SQLITE_AUTH: code = ErrorCode::not_permitted; break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: code = ErrorCode::integrity; break;
        case SQLITE_CONSTRAINT: code = ErrorCode::already_exists; break;
        case SQLITE_CANTOPEN:
        case SQLITE_IOERR: code = why_not_written(); break;
        default: break;
    }
    return {code, path_, exception.what(), {}};
}

/// SQLite says "unable to open database file" or "disk I/O error" for many causes; two of them can be told.
ErrorCode Database::why_not_written() const {
    const int number = connection_ == nullptr ? 0 : sqlite3_system_errno(connection_->getHandle());
    const auto code = system_error(number, path_, {}).code;
    if (code == ErrorCode::disk_full || code == ErrorCode::read_only) return code;
    struct statvfs place {};
    if (::statvfs(path_.c_str(), &place) != 0) return ErrorCode::io;
    if (place.f_bavail == 0 || (place.f_files > 0 && place.f_favail == 0)) return ErrorCode::disk_full;
    return (place.f_flag & ST_RDONLY) != 0 ? ErrorCode::read_only : ErrorCode::io;
}

Result<void> Database::settle_settings(bool writable) {
    sqlite3* handle = connection_->getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    for (const auto& setting : settings)
        if (auto done = apply(*this, setting); !done) return done;
    if (!writable) return {};
    for (const auto& setting : writer_settings)
        if (auto done = apply(*this, setting); !done) return done;
    return {};
}

Result<std::int32_t> Database::checked_schema() const {
    const auto id = connection_->execAndGet("PRAGMA application_id").getInt();
    if (id != application_id)
        return base::fail(ErrorCode::integrity, path_, "application id " + std::to_string(id),
                          std::to_string(application_id));
    const auto version = connection_->execAndGet("PRAGMA user_version").getInt();
    if (version > newest_schema())
        return base::fail(ErrorCode::unknown_version, path_,
                          "an archive of schema version " + std::to_string(version) +
                              ": a newer program, which knows version " + std::to_string(version) + ", is needed",
                          "schema version 1 to " + std::to_string(newest_schema()));
    if (version < 1)
        return base::fail(ErrorCode::integrity, path_, "schema version " + std::to_string(version), "1 or higher");
    return version;
}

Result<void> Database::migrate(std::int32_t from) {
    run_migrations(*connection_, from, newest_schema());
    schema_ = newest_schema();
    return {};
}

Result<void> Database::forbid_changes(bool writable) {
    static int yes = 1;
    if (sqlite3_set_authorizer(connection_->getHandle(), &authorize, writable ? &yes : nullptr) != SQLITE_OK)
        return base::fail(ErrorCode::io, path_, "the authorizer cannot be set");
    return {};
}

namespace {

/// Who opens an index has found the archive already: without one it is damaged.
base::Error gone(base::Error error) {
    if (error.code != ErrorCode::not_found) return error;
    return {ErrorCode::integrity, std::move(error.where), "there is no index beside archive.json",
            "an archive as it was written: restore it from a backup"};
}

}  // namespace

Result<Database> Database::create(const std::string& path) {
    Database database(nullptr, path);
    try {
        database.connection_ = std::make_unique<SQLite::Database>(
            path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOFOLLOW, wait_for_others_ms);
        if (auto done = database.settle_settings(true); !done) return base::fail(done.error());
        database.connection_->exec("PRAGMA application_id=" + std::to_string(application_id));
        if (auto done = database.migrate(0); !done) return base::fail(done.error());
        if (auto done = database.forbid_changes(true); !done) return base::fail(done.error());
        return database;
    } catch (const SQLite::Exception& exception) {
        return base::fail(database.error(exception));
    }
}

Result<Database> Database::open(const std::string& path) {
    Database database(nullptr, path);
    try {
        if (::access(path.c_str(), F_OK) != 0) return base::fail(gone(system_error(errno, path, "opening")));
        if (::access(path.c_str(), W_OK) != 0) return base::fail(system_error(errno, path, "opening for writing"));
        if (auto done = refuse_write_ahead(path); !done) return base::fail(done.error());
        database.connection_ = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE, wait_for_others_ms);
        if (auto done = database.settle_settings(true); !done) return base::fail(done.error());
        auto version = database.checked_schema();
        if (!version) return base::fail(version.error());
        // A journal that mattered has been rolled back by now. What a crash left of one otherwise does no harm, but
        // does not belong to the archive either.
        if (auto done = remove_name(path + "-journal"); !done) return base::fail(done.error());
        if (auto done = database.migrate(*version); !done) return base::fail(done.error());
        if (auto done = database.forbid_changes(true); !done) return base::fail(done.error());
        return database;
    } catch (const SQLite::Exception& exception) {
        return base::fail(database.error(exception));
    }
}

Result<Database> Database::open_read_only(const std::string& path) {
    auto database = open_to_verify(path);
    if (!database) return base::fail(gone(database.error()));
    if (database->schema_ == newest_schema()) return database;
    Database newer(nullptr, path);
    try {
        // What stands beside the file of a crash has been taken back in a copy already, if there was anything.
        auto copy = IndexCopy::make(database->copy_ == nullptr ? path : database->copy_->index());
        if (!copy) return base::fail(copy.error());
        newer.copy_ = std::make_unique<IndexCopy>(std::move(*copy));
        newer.connection_ =
            std::make_unique<SQLite::Database>(newer.copy_->index(), SQLite::OPEN_READWRITE, wait_for_others_ms);
        if (auto done = newer.settle_settings(false); !done) return base::fail(done.error());
        if (auto done = newer.migrate(database->schema_); !done) return base::fail(done.error());
        if (auto done = newer.forbid_changes(false); !done) return base::fail(done.error());
        return newer;
    } catch (const SQLite::Exception& exception) {
        return base::fail(newer.error(exception));
    }
}

Result<Database> Database::open_to_verify(const std::string& path) {
    Database database(nullptr, path);
    try {
        if (auto done = refuse_write_ahead(path); !done) return base::fail(done.error());
        if (auto done = database.read_from(path, SQLite::OPEN_READONLY); !done) return base::fail(done.error());
        return database;
    } catch (const SQLite::Exception& exception) {
        if (exception.getExtendedErrorCode() != SQLITE_READONLY_ROLLBACK) return base::fail(database.error(exception));
    }
    try {
        auto copy = IndexCopy::make(path);
        if (!copy) return base::fail(copy.error());
        database.connection_.reset();
        database.copy_ = std::make_unique<IndexCopy>(std::move(*copy));
        if (auto done = database.read_from(database.copy_->index(), SQLite::OPEN_READWRITE); !done)
            return base::fail(done.error());
        return database;
    } catch (const SQLite::Exception& exception) {
        return base::fail(database.error(exception));
    }
}

Result<void> Database::read_from(const std::string& file, int flags) {
    connection_ = std::make_unique<SQLite::Database>(file, flags, wait_for_others_ms);
    if (auto done = settle_settings(false); !done) return done;
    auto version = checked_schema();
    if (!version) return base::fail(version.error());
    schema_ = *version;
    return forbid_changes(false);
}

Result<std::string> expected_schema(std::int32_t version) {
    try {
        SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
        run_migrations(memory, 0, version);
        return schema_text(memory);
    } catch (const SQLite::Exception& exception) {
        return base::fail(ErrorCode::io, "schema", exception.what());
    }
}

Result<std::string> schema_of(const Database& database) {
    try {
        return schema_text(database.connection());
    } catch (const SQLite::Exception& exception) {
        return base::fail(database.error(exception));
    }
}

}  // namespace velocert::records
