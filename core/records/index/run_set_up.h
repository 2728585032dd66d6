// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <cstdint>

#include "core/base/json_members.h"
#include "core/records/index/run_query.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// Whether an instrument that is asked for was set up in a run, by what its start put on record. Throws SQLite's
/// exceptions.
class SetUp {
  public:
    SetUp(SQLite::Database& connection, const RunQuery& query)
        : row_(connection, "SELECT canonical FROM ledger WHERE seq = ?"), query_(query) {}

    /// Whether the query asks for instruments at all.
    [[nodiscard]] bool asked() const { return query_.virtual_bench || !query_.instruments.empty(); }
    /// `start`: the number of the run's start.
    [[nodiscard]] bool holds(std::int64_t start) {
        if (!asked()) return true;
        row_.reset();
        row_.bind(1, start);
        if (!row_.executeStep()) return false;
        // A row that cannot be read is the verification's to name.
        const auto entry = parse_entry(row_.getColumn(0).getString(), {});
        if (!entry) return false;
        const auto* station = entry->record.find("station");
        if (station == nullptr) return false;
        if (query_.virtual_bench) {
            const auto* is_virtual = station->find("virtual");
            return is_virtual != nullptr && is_virtual->boolean() != nullptr && *is_virtual->boolean();
        }
        const auto* placed = station->find("instruments");
        if (placed == nullptr || placed->items() == nullptr) return false;
        return std::ranges::any_of(*placed->items(), [&](const base::Json& one) {
            return std::ranges::any_of(query_.instruments, [&](const auto& wanted) {
                return base::text_of(one, "driver") == wanted.first && base::text_of(one, "port") == wanted.second;
            });
        });
    }

  private:
    SQLite::Statement row_;
    const RunQuery& query_;
};

}  // namespace velocert::records
