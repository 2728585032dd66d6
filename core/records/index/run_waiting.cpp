// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/run_waiting.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/records/index/run_lines.h"
#include "core/records/index/run_search.h"

namespace velocert::records {
namespace {

/// Starts in the order in which runs have to wait, each after the one before.
class Waiting {
  public:
    explicit Waiting(SQLite::Database& connection)
        : query_(connection,
                 "SELECT s.seq FROM run_started AS s WHERE s.seq > ? "
                 "AND EXISTS (SELECT 1 FROM run_ended AS e WHERE e.run = s.run) "
                 "AND NOT EXISTS (SELECT 1 FROM report_prepared AS p WHERE p.of_run = s.run) ORDER BY s.seq LIMIT ?") {}

    std::vector<std::int64_t> above(std::int64_t after, int most) {
        query_.reset();
        query_.bind(1, after);
        query_.bind(2, most);
        std::vector<std::int64_t> out;
        while (query_.executeStep()) out.push_back(query_.getColumn(0).getInt64());
        return out;
    }

  private:
    SQLite::Statement query_;
};

std::uint64_t number(SQLite::Database& connection, const char* sql) {
    SQLite::Statement query(connection, sql);
    return query.executeStep() ? static_cast<std::uint64_t>(query.getColumn(0).getInt64()) : 0;
}

/// Of all that have ended, less those with a report; a report is prepared of runs that have ended.
std::uint64_t how_many(SQLite::Database& connection) {
    const auto ended = number(connection, "SELECT count(*) FROM run_ended");
    const auto reported = number(connection,
                                 "SELECT count(*) FROM (SELECT DISTINCT of_run FROM report_prepared) AS p "
                                 "WHERE EXISTS (SELECT 1 FROM run_ended AS e WHERE e.run = p.of_run)");
    return ended - std::min(ended, reported);
}

}  // namespace

RunPage waiting_runs(SQLite::Database& connection, std::int64_t after, int limit) {
    Waiting waiting(connection);
    auto found = waiting.above(after, limit + 1);
    RunPage page;
    page.waiting = how_many(connection);
    // A run that goes on may have to wait yet.
    std::int64_t first = found.empty() ? INT64_MAX : found.front();
    for (const auto open : starts_without_end(connection)) first = std::min(first, static_cast<std::int64_t>(open));
    if (first == INT64_MAX)
        first = static_cast<std::int64_t>(number(connection, "SELECT max(seq) FROM run_started")) + 1;
    if (first > 1) page.none_before = std::to_string(first - 1);
    if (found.size() > static_cast<std::size_t>(limit)) {
        found.pop_back();
        page.next = std::to_string(found.back());
    }
    Lines lines(connection);
    for (const auto seq : found)
        if (auto line = lines.at(seq)) page.runs.push_back(std::move(line->first));
    return page;
}

}  // namespace velocert::records
