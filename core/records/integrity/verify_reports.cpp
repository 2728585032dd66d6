// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_reports.h"

#include <utility>

#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {

void ReportCheck::note(const LedgerEntry& entry, const Find& find) {
    const std::string where = row_name(entry.seq);
    owners_.note(entry);
    if (entry.type == "report-signature/1") {
        base::JsonReader reader(entry.record, where);
        if (const auto signature = read_signature(reader); reader.ok())
            foreign_.emplace(entry.seq,
                             owners_.why_foreign(signature.certificate, signature.cms, signature.statement.canonical(),
                                                 signature.statement.signer));
    }
    auto rows = report_rows(entry);
    if (!rows) return find(where, rows.error().text());
    for (auto& row : *rows) {
        if (row.table == "report_prepared") runs_.insert(row.values.at(2));
        wanted_.emplace(std::pair(entry.seq, std::move(row)), false);
    }
    if (touches_reports(entry.type) || runs_.contains(entry.run())) entries_.push_back(entry);
}

void ReportCheck::check_life(const std::vector<base::Digest>& leaves, const Find& find) {
    auto reports = report_register(entries_);
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
        else if (const auto foreign = foreign_.find(one->seq); foreign != foreign_.end() && !foreign->second.empty())
            find(where, "the signature of " + who + " does not hold: " + foreign->second);
    }
    read_.reports = std::move(*reports);
    read_.registered = owners_.registered();
}

}  // namespace velocert::records
