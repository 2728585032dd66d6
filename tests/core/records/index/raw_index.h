// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <string>

namespace velocert::records {

/// index.sqlite opened by somebody with any SQLite tool: no authorizer, no settings of ours.
class RawIndex {
  public:
    /// Names the index of the archive in `folder`; nothing is opened until something is asked.
    explicit RawIndex(const std::string& folder) : path_(folder + "/index.sqlite") {}

    /// Empty when the statements ran, else SQLite's message.
    [[nodiscard]] std::string run(const std::string& sql) const;
    /// Removes the triggers first, as a determined person would. The test fails if SQLite refuses.
    void tamper(const std::string& sql) const;
    /// The first column of a query's first row, as text; empty if there is none.
    [[nodiscard]] std::string first(const std::string& sql) const;
    /// Every stored value with its storage class, the schema, application id and schema version, as text; or the
    /// message with which SQLite gives up.
    [[nodiscard]] std::string values() const;

    /// Statements that leave a transaction open, until the object goes.
    class Transaction {
      public:
        Transaction(const std::string& folder, const std::string& sql);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        Transaction(Transaction&&) = delete;
        Transaction& operator=(Transaction&&) = delete;

      private:
        sqlite3* handle_ = nullptr;
    };

  private:
    std::string path_;
};

}  // namespace velocert::records
