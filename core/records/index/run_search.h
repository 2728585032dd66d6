// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/index/run_query.h"
#include "core/records/index/search_terms.h"

namespace SQLite {
class Database;
}

namespace velocert::records {

class Database;
struct LedgerEntry;
struct DerivedRows;

/// What a start's record says of its run beside the list's own columns; what is missing or no text is empty.
[[nodiscard]] RunDetail run_detail(const LedgerEntry& start);

/// Numbers of starts as run_detail keeps them: "17 23".
[[nodiscard]] std::string open_text(const std::vector<std::uint64_t>& starts);

// The rows of run_detail, run_term and run_text that follow from an entry, within the transaction that stores it and
// after its row of run_started or run_ended. They throw SQLite's exceptions.
void insert_search_rows(SQLite::Database& connection, std::uint64_t seq, const DerivedRows& derived);
/// Those of run_detail and run_term for all entries of a ledger that was kept before there were such rows.
void fill_search_rows(SQLite::Database& connection);
/// Those of run_text for all runs that the other tables know.
void fill_text_rows(SQLite::Database& connection);

/// Starts of the runs that have no end, oldest first. Costs as much as there are such runs.
[[nodiscard]] std::vector<std::uint64_t> starts_without_end(SQLite::Database& connection);

/// So many rows of run_text are read at most for one search, in about ten milliseconds. A text under which more runs
/// are found needs no list of them: going down the runs of its term meets one soon.
inline constexpr int text_rows_read = 20'000;

/// The page of runs that the query asks for. bad_value for a limit or a place that is none.
[[nodiscard]] base::Result<RunPage> search_runs(const Database& database, const RunQuery& query,
                                                int text_rows = text_rows_read);

}  // namespace velocert::records
