// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/guarded_archive.h"

#include "core/records/index/run_query.h"

namespace velocert::app {

bool GuardedArchive::training() const {
    const std::scoped_lock turn(mutex_);
    return archive_->training();
}

base::Result<std::unique_ptr<sequence::EvidenceLog>> GuardedArchive::open_log(std::string_view label) {
    const std::scoped_lock turn(mutex_);
    return archive_->open_log(label);
}

base::Result<base::Digest> GuardedArchive::store(std::span<const std::uint8_t> bytes) {
    const std::scoped_lock turn(mutex_);
    return archive_->store(bytes);
}

base::Result<void> GuardedArchive::append(std::string_view type, const base::Json& record) {
    const std::scoped_lock turn(mutex_);
    return archive_->append(type, record);
}

base::Result<std::string> GuardedArchive::other_item_with_code(std::string_view code, std::string_view item) const {
    const std::scoped_lock turn(mutex_);
    return archive_->other_item_with_code(code, item);
}

base::Result<std::vector<std::uint8_t>> GuardedArchive::load(const base::Digest& digest) const {
    const std::scoped_lock turn(mutex_);
    return archive_->load(digest);
}

records::ArchiveKind GuardedArchive::kind() const {
    const std::scoped_lock turn(mutex_);
    return archive_->kind();
}

const std::string& GuardedArchive::folder() const {
    const std::scoped_lock turn(mutex_);
    return archive_->folder();
}

bool GuardedArchive::was_left_open() const {
    const std::scoped_lock turn(mutex_);
    return archive_->was_left_open();
}

base::Result<void> GuardedArchive::append_all(std::span<const std::pair<std::string, base::Json>> records) {
    const std::scoped_lock turn(mutex_);
    return archive_->append_all(records);
}

base::Result<std::vector<records::RunSummary>> GuardedArchive::runs(int limit, int offset) const {
    const std::scoped_lock turn(mutex_);
    return archive_->runs(limit, offset);
}

base::Result<std::vector<records::RunSummary>> GuardedArchive::runs_of_item(std::string_view item, int limit) const {
    const std::scoped_lock turn(mutex_);
    return archive_->runs_of_item(item, limit);
}

base::Result<records::RunPage> GuardedArchive::find_runs(const records::RunQuery& query) const {
    const std::scoped_lock turn(mutex_);
    return archive_->find_runs(query);
}

base::Result<sequence::Run> GuardedArchive::run(std::string_view id) const {
    const std::scoped_lock turn(mutex_);
    return archive_->run(id);
}

base::Result<std::vector<std::pair<std::string, base::Json>>> GuardedArchive::run_records(std::string_view id) const {
    const std::scoped_lock turn(mutex_);
    return archive_->run_records(id);
}

base::Result<std::vector<std::pair<std::string, base::Json>>> GuardedArchive::records_without_run() const {
    const std::scoped_lock turn(mutex_);
    return archive_->records_without_run();
}

base::Result<std::vector<records::LedgerRow>> GuardedArchive::ledger_rows(std::string_view run) const {
    const std::scoped_lock turn(mutex_);
    return archive_->ledger_rows(run);
}

base::Result<records::LedgerRow> GuardedArchive::ledger_row(std::uint64_t seq) const {
    const std::scoped_lock turn(mutex_);
    return archive_->ledger_row(seq);
}

base::Result<std::vector<base::Digest>> GuardedArchive::ledger_leaves() const {
    const std::scoped_lock turn(mutex_);
    return archive_->ledger_leaves();
}

base::Result<std::uint64_t> GuardedArchive::ledger_size() const {
    const std::scoped_lock turn(mutex_);
    return archive_->ledger_size();
}

base::Result<std::vector<records::LedgerEntry>> GuardedArchive::ledger_entries(
    std::span<const std::string_view> types) const {
    const std::scoped_lock turn(mutex_);
    return archive_->ledger_entries(types);
}

}  // namespace velocert::app
