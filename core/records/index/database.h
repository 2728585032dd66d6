// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/result.h"

namespace SQLite {
class Database;
class Exception;
}  // namespace SQLite

namespace velocert::records {

class IndexCopy;

/// "VeCe": marks the file as an index of ours (PRAGMA application_id).
inline constexpr std::int32_t application_id = 0x56654365;

/// The SQLite file of an archive, with every setting on which durability and the append-only rule rest made and read
/// back: rollback journal with synchronous=EXTRA, foreign keys, recursive triggers, no trust in the schema. Statements
/// that would change or remove rows or the schema are refused by an authorizer, besides the triggers.
class Database {
  public:
    /// A new file with the newest schema.
    [[nodiscard]] static base::Result<Database> create(const std::string& path);
    /// Opens for writing and brings an older schema up to date, each step in a transaction of its own.
    [[nodiscard]] static base::Result<Database> open(const std::string& path);
    /// Changes nothing on disk. If a crash left the file in the middle of a write, a copy is read in which that write
    /// is taken back; if its schema is an older one, a copy that was brought up to date.
    [[nodiscard]] static base::Result<Database> open_read_only(const std::string& path);
    /// The same, but with the schema as it is: for looking at what is there.
    [[nodiscard]] static base::Result<Database> open_to_verify(const std::string& path);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] SQLite::Database& connection() const { return *connection_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    /// What went wrong in SQLite, as one of our codes.
    [[nodiscard]] base::Error error(const SQLite::Exception& exception) const;

    /// The schema of the open file.
    [[nodiscard]] std::int32_t schema() const { return schema_; }
    /// Newest schema this program knows.
    [[nodiscard]] static std::int32_t newest_schema();

  private:
    Database(std::unique_ptr<SQLite::Database> connection, std::string path);
    [[nodiscard]] base::ErrorCode why_not_written() const;
    [[nodiscard]] base::Result<void> settle_settings(bool writable);
    [[nodiscard]] base::Result<std::int32_t> checked_schema() const;
    [[nodiscard]] base::Result<void> migrate(std::int32_t from);
    [[nodiscard]] base::Result<void> forbid_changes(bool writable);

    [[nodiscard]] base::Result<void> read_from(const std::string& file, int flags);

    std::unique_ptr<IndexCopy> copy_;  ///< goes after the connection to it
    std::unique_ptr<SQLite::Database> connection_;
    std::string path_;
    std::int32_t schema_ = 0;
};

/// The texts of all tables, indexes and triggers of a schema version as SQLite keeps them, by name: what verify
/// compares a file with.
[[nodiscard]] base::Result<std::string> expected_schema(std::int32_t version);
/// The same of an open file.
[[nodiscard]] base::Result<std::string> schema_of(const Database& database);

}  // namespace velocert::records
