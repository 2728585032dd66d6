// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/records/ledger/ledger.h"

namespace SQLite {
class Database;
}

// The tables of reports and holds: made from the entries of the ledger in their transaction, and compared with them
// when the archive is verified.
namespace velocert::records {

/// One row beside an entry: its table, and the values behind the entry's number, as text.
struct ReportRow {
    std::string_view table;
    std::vector<std::string> values;
    friend auto operator<=>(const ReportRow&, const ReportRow&) = default;
};

/// The rows of an entry; none for most. Errors (bad_input): an entry about reports that cannot be read.
[[nodiscard]] base::Result<std::vector<ReportRow>> report_rows(const LedgerEntry& entry);

/// Within a transaction; throws SQLite's exceptions.
void insert_report_rows(SQLite::Database& connection, std::uint64_t seq, const std::vector<ReportRow>& rows);

/// Rows as the ledger wants them, with the number of their entry.
using WantedReportRows = std::map<std::pair<std::uint64_t, ReportRow>, bool>;
/// Compares all tables with what is wanted; throws SQLite's exceptions. Returns the number of rows looked at. Rows for
/// which `skip` says so (entries that cannot be read, or came later) are passed over.
std::uint64_t check_report_rows(SQLite::Database& connection, WantedReportRows wanted,
                                const std::function<bool(std::int64_t seq)>& skip,
                                const std::function<void(std::string where, std::string what)>& find);

}  // namespace velocert::records
