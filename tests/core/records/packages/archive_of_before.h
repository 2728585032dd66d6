// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "core/records/archive.h"
#include "core/records/index/run_query.h"

namespace velocert::records {

/// An archive whose tree of leaves is that of a moment ago: what a reader sees who took it before another program added
/// entries.
class ArchiveOfBefore final : public Archive {
  public:
    ArchiveOfBefore(const Archive& now, std::uint64_t size) : now_(now), size_(size) {}

    base::Result<std::vector<base::Digest>> ledger_leaves() const override {
        auto leaves = now_.ledger_leaves();
        if (leaves) leaves->resize(size_);
        return leaves;
    }
    ArchiveKind kind() const override { return now_.kind(); }
    const std::string& folder() const override { return now_.folder(); }
    bool was_left_open() const override { return now_.was_left_open(); }
    bool training() const override { return now_.training(); }
    base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override {
        return now_.load(digest);
    }
    base::Result<std::vector<RunSummary>> runs(int limit, int offset) const override {
        return now_.runs(limit, offset);
    }
    base::Result<std::vector<RunSummary>> runs_of_item(std::string_view item, int limit) const override {
        return now_.runs_of_item(item, limit);
    }
    base::Result<RunPage> find_runs(const RunQuery& query) const override { return now_.find_runs(query); }
    base::Result<sequence::Run> run(std::string_view id) const override { return now_.run(id); }
    base::Result<std::vector<std::pair<std::string, base::Json>>> run_records(std::string_view id) const override {
        return now_.run_records(id);
    }
    base::Result<std::vector<std::pair<std::string, base::Json>>> records_without_run() const override {
        return now_.records_without_run();
    }
    base::Result<std::vector<LedgerRow>> ledger_rows(std::string_view run) const override {
        return now_.ledger_rows(run);
    }
    base::Result<LedgerRow> ledger_row(std::uint64_t seq) const override { return now_.ledger_row(seq); }
    base::Result<std::uint64_t> ledger_size() const override { return now_.ledger_size(); }
    base::Result<std::vector<LedgerEntry>> ledger_entries(std::span<const std::string_view> types) const override {
        return now_.ledger_entries(types);
    }
    base::Result<void> append_all(std::span<const std::pair<std::string, base::Json>>) override { return refused(); }
    base::Result<void> append(std::string_view, const base::Json&) override { return refused(); }
    base::Result<base::Digest> store(std::span<const std::uint8_t>) override { return base::fail(refused().error()); }
    base::Result<std::unique_ptr<sequence::EvidenceLog>> open_log(std::string_view) override {
        return base::fail(refused().error());
    }

  private:
    static base::Result<void> refused() {
        return base::fail(base::ErrorCode::read_only, "archive", "a view of what was");
    }
    const Archive& now_;
    std::uint64_t size_;
};

}  // namespace velocert::records
