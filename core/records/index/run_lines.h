// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <utility>

#include "core/conformity/verdict.h"
#include "core/records/archive.h"
#include "core/records/index/search_terms.h"
#include "core/sequence/run.h"

namespace velocert::records {

/// One line of the list, and what else may be asked of it.
class Lines {
  public:
    explicit Lines(SQLite::Database& connection)
        : query_(connection,
                 "SELECT s.run, s.started_utc, s.item, s.edition, e.lifecycle, e.verdict, d.operator, d.model, "
                 "d.maker, d.vehicle_code, CASE WHEN e.run IS NULL THEN "
                 "(SELECT type FROM ledger WHERE run = s.run ORDER BY seq DESC LIMIT 1) END "
                 "FROM run_started AS s LEFT JOIN run_detail AS d ON d.seq = s.seq "
                 "LEFT JOIN run_ended AS e ON e.run = s.run WHERE s.seq = ?") {}

    /// Of the run whose start has that number. Throws SQLite's exceptions.
    [[nodiscard]] std::optional<std::pair<RunSummary, RunDetail>> at(std::int64_t seq) {
        query_.reset();
        query_.bind(1, seq);
        if (!query_.executeStep()) return std::nullopt;
        const auto text = [&](int column) { return query_.getColumn(column).getString(); };
        RunSummary run{text(0), text(1), text(2), text(3), text(4), text(5), text(6)};
        if (run.lifecycle.empty()) {
            const bool suspended = text(10) == "run-suspend/1";
            run.lifecycle = sequence::name(suspended ? sequence::Lifecycle::suspended : sequence::Lifecycle::running);
            run.verdict = conformity::name(conformity::Verdict::not_evaluated);
        }
        return std::pair{std::move(run), RunDetail{text(6), text(7), text(8), text(9)}};
    }

  private:
    SQLite::Statement query_;
};

}  // namespace velocert::records
