// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/records/index/run_query.h"

namespace SQLite {
class Database;
}

namespace velocert::records {

/// Runs that have ended and of which no report was ever prepared: those whose start has a number above `after`, oldest
/// first, at most `limit` of them. Both facts only come to be and never go, so a run that no longer waits never waits
/// again, and RunPage::none_before moves on as the archive grows. Throws SQLite's exceptions.
[[nodiscard]] RunPage waiting_runs(SQLite::Database& connection, std::int64_t after, int limit);

}  // namespace velocert::records
