// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_reports.h"

#include <utility>

#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {

void ReportCheck::note(const LedgerEntry& entry, const CertificateOwners& owners, const Find& find) {
    const std::string where = row_name(entry.seq);
    signers_.note(entry, owners);
    decisions_.note(entry, owners);
    auto rows = report_rows(entry);
    if (!rows) return find(where, rows.error().text());
    for (auto& row : *rows) {
        if (row.table == "report_prepared") runs_.insert(row.values.at(2));
        wanted_.emplace(std::pair(entry.seq, std::move(row)), false);
    }
    if (touches_reports(entry.type) || runs_.contains(entry.run())) entries_.push_back(entry);
}

void ReportCheck::check_life(const std::vector<base::Digest>& leaves, const Find& find) {
    const MerkleTree tree(leaves);
    decided_ = decisions_.check(&tree, find, find);
    auto reports = report_register(entries_);
    if (!reports) return find(reports.error().where, reports.error().found);
    for (const auto& report : reports->reports)
        for (const auto& held : report.signatures) {
            const auto& statement = held.signature.statement;
            // A size beyond the ledger has no root.
            if (statement.ledger_size > tree.size() ||
                tree.root_of_first(statement.ledger_size) != statement.ledger_root)
                find(row_name(held.seq), signature_words(statement) + " was made over another ledger");
        }
    // A ledger tells of everybody: nothing is left open.
    signers_.check(*reports, find, find);
    reports_ = std::move(*reports);
}

}  // namespace velocert::records
