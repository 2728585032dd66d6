// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/index/database.h"
#include "core/records/index/search_terms.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/ledger.h"
#include "core/records/reports/report_rows.h"

namespace velocert::records {

/// What the tables beside the ledger hold for one entry. All of it follows from the entry (and, for sizes, from the
/// evidence files), so that it can be made again and compared.
struct DerivedRows {
    struct Started {
        std::string run, started_utc, item, edition;
        friend bool operator==(const Started&, const Started&) = default;
    };
    struct Ended {
        std::string run, lifecycle, verdict;
        friend bool operator==(const Ended&, const Ended&) = default;
    };
    std::optional<Started> started;  ///< from "run-start/1"
    std::optional<Ended> ended;      ///< from "run-end/1"
    RunDetail detail;                ///< of the run that starts, if one does
    std::vector<ReportRow> reports;  ///< from entries about reports and holds
};
/// bad_input if a run's record lacks what the list of runs shows.
[[nodiscard]] base::Result<DerivedRows> derived_rows(const LedgerEntry& entry);

/// All that is stored for one entry: its row, what derives from it, and the evidence it names with the sizes.
struct NewEntry {
    LedgerRow row;
    DerivedRows derived;
    std::vector<std::pair<base::Digest, std::uint64_t>> evidence;
};

/// The tables of the index: inserts and queries, nothing else. Used by one thread at a time.
class EntryIndex {
  public:
    explicit EntryIndex(Database database) : database_(std::move(database)) {}

    /// One transaction: the rows, what derives from them, and evidence that was not named before. On an error it is
    /// not certain that nothing was stored: ask last() before the next one.
    [[nodiscard]] base::Result<void> insert(std::span<const NewEntry> entries);

    /// The last entry; number 0 and a zero digest when there is none.
    [[nodiscard]] base::Result<Head> last() const;
    [[nodiscard]] base::Result<std::optional<LedgerRow>> row(std::uint64_t seq) const;
    /// All rows of a run, in order.
    [[nodiscard]] base::Result<std::vector<LedgerRow>> rows_of_run(std::string_view run) const;
    /// All rows of these types, in order.
    [[nodiscard]] base::Result<std::vector<LedgerRow>> rows_of_types(std::span<const std::string_view> types) const;
    /// All rows that belong to no run, in order.
    [[nodiscard]] base::Result<std::vector<LedgerRow>> rows_without_run() const;
    /// At most `limit` rows after `seq`, in order, as they are stored: nothing is trusted here.
    [[nodiscard]] base::Result<std::vector<LedgerRow>> rows_after(std::uint64_t seq, int limit) const;
    /// Leaves of all rows, in order.
    [[nodiscard]] base::Result<std::vector<base::Digest>> leaves() const;
    [[nodiscard]] base::Result<bool> knows_evidence(const base::Digest& digest) const;

    /// Another item whose runs say that it carries this vehicle code; empty when there is none.
    [[nodiscard]] base::Result<std::string> other_item_with_code(std::string_view code, std::string_view item) const;

    enum class RunState : std::uint8_t { unknown, open, ended };
    [[nodiscard]] base::Result<RunState> state_of(std::string_view run) const;
    /// Runs that neither ended nor are suspended, oldest first.
    [[nodiscard]] base::Result<std::vector<std::string>> open_runs() const;
    /// Newest first. `item` empty: of all items.
    [[nodiscard]] base::Result<std::vector<RunSummary>> runs(std::string_view item, int limit, int offset) const;

    [[nodiscard]] const Database& database() const { return database_; }

  private:
    Database database_;
};

}  // namespace velocert::records
