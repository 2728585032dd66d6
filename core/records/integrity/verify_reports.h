// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/records/ledger/ledger.h"
#include "core/records/reports/report_rows.h"

namespace velocert::records {

/// Follows what the ledger says of reports while an archive is verified: the machine of report_register.h over all
/// entries, the signatures of persons with what they say of the ledger, and the derived tables. Also where a chain was
/// made that holds.
class ReportCheck {
  public:
    using Find = std::function<void(std::string where, std::string what)>;

    /// Each entry that can be read, in order; errors in it are told by `find`.
    void note(const LedgerEntry& entry, const Find& find);
    /// After the last entry. `leaves` are those of all rows as stored.
    void check_life(const std::vector<base::Digest>& leaves, const Find& find) const;
    /// Throws SQLite's exceptions. Returns the number of rows looked at.
    std::uint64_t check_tables(SQLite::Database& connection, const std::function<bool(std::int64_t)>& skip,
                               const Find& find) const {
        return check_report_rows(connection, wanted_, skip, find);
    }

  private:
    std::vector<LedgerEntry> entries_;
    std::set<std::string> runs_;  ///< of prepared reports
    WantedReportRows wanted_;
};

}  // namespace velocert::records
