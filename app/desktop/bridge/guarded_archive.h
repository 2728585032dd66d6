// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "core/records/archive.h"

namespace velocert::app {

/// An archive that several threads of this program may use: every call waits its turn. What belongs together must be
/// one call of the archive below (append_all), as the ledger's own rules ask. Logs are written by a thread of their own
/// and wait for nobody.
class GuardedArchive final : public records::Archive {
  public:
    explicit GuardedArchive(std::unique_ptr<records::Archive> archive) : archive_(std::move(archive)) {}

    [[nodiscard]] bool training() const override;
    [[nodiscard]] base::Result<std::unique_ptr<sequence::EvidenceLog>> open_log(std::string_view label) override;
    [[nodiscard]] base::Result<base::Digest> store(std::span<const std::uint8_t> bytes) override;
    [[nodiscard]] base::Result<void> append(std::string_view type, const base::Json& record) override;
    [[nodiscard]] base::Result<std::string> other_item_with_code(std::string_view code,
                                                                 std::string_view item) const override;
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override;

    [[nodiscard]] records::ArchiveKind kind() const override;
    [[nodiscard]] const std::string& folder() const override;
    [[nodiscard]] bool was_left_open() const override;
    [[nodiscard]] base::Result<void> append_all(std::span<const std::pair<std::string, base::Json>> records) override;
    [[nodiscard]] base::Result<std::vector<records::RunSummary>> runs(int limit, int offset) const override;
    [[nodiscard]] base::Result<std::vector<records::RunSummary>> runs_of_item(std::string_view item,
                                                                              int limit) const override;
    [[nodiscard]] base::Result<records::RunPage> find_runs(const records::RunQuery& query) const override;
    [[nodiscard]] base::Result<sequence::Run> run(std::string_view id) const override;
    [[nodiscard]] base::Result<std::vector<std::pair<std::string, base::Json>>> run_records(
        std::string_view id) const override;
    [[nodiscard]] base::Result<std::vector<std::pair<std::string, base::Json>>> records_without_run() const override;
    [[nodiscard]] base::Result<std::vector<records::LedgerRow>> ledger_rows(std::string_view run) const override;
    [[nodiscard]] base::Result<records::LedgerRow> ledger_row(std::uint64_t seq) const override;
    [[nodiscard]] base::Result<std::vector<base::Digest>> ledger_leaves() const override;
    [[nodiscard]] base::Result<std::uint64_t> ledger_size() const override;
    [[nodiscard]] base::Result<std::vector<records::LedgerEntry>> ledger_entries(
        std::span<const std::string_view> types) const override;

  private:
    mutable std::mutex mutex_;
    std::unique_ptr<records::Archive> archive_;
};

}  // namespace velocert::app
