// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_basis.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <optional>
#include <string_view>

#include "core/base/json_members.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/records/reports/sealed_basis.h"

namespace velocert::records {
namespace {

/// The evidence of the run's entries up to that one. A text that cannot be read names none, and is told elsewhere.
std::vector<EvidenceOfRun> evidence_of(SQLite::Statement& rows, const std::string& run, std::uint64_t size) {
    std::vector<EvidenceOfRun> out;
    rows.reset();
    rows.bind(1, run);
    rows.bind(2, static_cast<std::int64_t>(size));
    while (rows.executeStep()) {
        const auto seq = static_cast<std::uint64_t>(rows.getColumn(0).getInt64());
        const auto entry = parse_entry(rows.getColumn(1).getString(), row_name(seq));
        if (!entry) continue;
        for (const auto& digest : entry->evidence()) out.push_back({seq, digest});
    }
    return out;
}

}  // namespace

std::uint64_t check_basis(const Database& database, const std::vector<LedgerEntry>& entries,
                          const std::vector<base::Digest>& leaves, const EvidenceStore& evidence,
                          const std::function<void(std::string where, std::string what)>& find) {
    SQLite::Statement rows(database.connection(),
                           "SELECT seq, canonical FROM ledger WHERE run = ? AND seq <= ? ORDER BY seq");
    std::optional<MerkleTree> tree;
    std::uint64_t held = 0;
    for (const auto& entry : entries) {
        if (entry.type != "report-prepare/1") continue;
        const auto where = row_name(entry.seq);
        base::JsonReader reader(entry.record, where);
        const auto preparation = read_preparation(reader);
        if (!reader.ok()) continue;  // told where the reports are read
        const auto bytes = evidence.load(preparation.record);
        if (!bytes) continue;  // told where the files are
        const auto basis = basis_in({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        if (!basis) {
            find(where, basis.error().text());
            continue;
        }
        if (!*basis) continue;
        ++held;
        if (!tree) tree.emplace(leaves);
        const auto& told = **basis;
        if (told.ledger_size > tree->size() || tree->root_of_first(told.ledger_size) != told.ledger_root)
            find(where, "the sealed record of report " + preparation.report + " rests on another ledger");
        for (auto& fault :
             basis_faults(told, preparation, entry.seq, evidence_of(rows, preparation.of_run, told.ledger_size)))
            find(where, std::move(fault));
    }
    return held;
}

}  // namespace velocert::records
