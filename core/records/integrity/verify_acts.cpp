// SPDX-License-Identifier: GPL-3.0-or-later
// The part of IndexCheck that looks at what people proposed, approved, reviewed and noted beside reports.
#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "core/records/integrity/verify_index.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/release_history.h"

namespace velocert::records {

/// Two persons, each proposal decided once, revisions in order: also where a chain was made that holds.
void IndexCheck::check_releases() {
    const auto history = release_history(releases_);
    if (!history) find(history.error().where, history.error().found);
}

void IndexCheck::check_trail_reviews() {
    other_signatures_ = trail_reviews_.check(
        leaves_, [&](std::string where, std::string what) { find(std::move(where), std::move(what)); });
}

/// Approvals of packs, and the runs that began by them.
void IndexCheck::check_packs() {
    const auto approvals = packs_.check(
        &leaves_, [&](std::string where, std::string what) { find(std::move(where), std::move(what)); },
        [&](std::string where, std::string what) {
            out_.notes.push_back({std::move(where), std::move(what)});
        });
    other_signatures_.insert(other_signatures_.begin(), approvals.begin(), approvals.end());
}

/// That each is about an attempt of this ledger, and signed by its author over these words.
void IndexCheck::check_annotations() {
    SQLite::Statement row(database_.connection(), "SELECT canonical FROM ledger WHERE seq = ?");
    const auto tell = [&](std::string where, std::string what) { find(std::move(where), std::move(what)); };
    const auto signed_ones = annotations_.check(
        [&](std::uint64_t seq) -> std::optional<LedgerEntry> {
            row.reset();
            row.bind(1, static_cast<std::int64_t>(seq));
            if (!row.executeStep()) return std::nullopt;
            auto entry = parse_entry(row.getColumn(0).getString(), row_name(seq));
            if (!entry) return std::nullopt;
            return std::move(*entry);
        },
        tell, tell);
    for (const auto& more : {std::span(reports_.decisions()), std::span(signed_ones)})
        other_signatures_.insert(other_signatures_.begin(), more.begin(), more.end());
}

}  // namespace velocert::records
