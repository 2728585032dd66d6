// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_reports.h"

#include <utility>

#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/records/reports/report_register.h"

namespace velocert::records {
void ReportCheck::note(const LedgerEntry& entry, const Find& find) {
    const std::string where = row_name(entry.seq);
    auto rows = report_rows(entry);
    if (!rows) return find(where, rows.error().text());
    for (auto& row : *rows) {
        if (row.table == "report_prepared") runs_.insert(row.values.at(2));
        wanted_.emplace(std::pair(entry.seq, std::move(row)), false);
    }
    if (touches_reports(entry.type) || runs_.contains(entry.run())) entries_.push_back(entry);
}

void ReportCheck::check_life(const std::vector<base::Digest>& leaves, const Find& find) const {
    const auto reports = report_register(entries_);
    if (!reports) return find(reports.error().where, reports.error().found);
    std::vector<const HeldSignature*> held;
    for (const auto& report : reports->reports)
        for (const auto& signature : report.signatures) held.push_back(&signature);
    const MerkleTree tree(leaves);
    for (const auto* one : held) {
        const std::string where = row_name(one->seq);
        const auto& statement = one->signature.statement;
        const std::string who = statement.signer.name + " as " + std::string(name(statement.meaning));
        // A size beyond the ledger has no root.
        if (statement.ledger_size > tree.size() || tree.root_of_first(statement.ledger_size) != statement.ledger_root)
            find(where, "the signature of " + who + " was made over another ledger");
        if (const auto why = why_not_signed(one->signature); !why.empty())
            find(where, "the signature of " + who + " does not hold: " + why);
    }
}

}  // namespace velocert::records
