// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <string>
#include <vector>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// How far an edition has been gone through in a run, clause by clause.
enum class Covered : std::uint8_t {
    tested,         ///< judged by what instruments showed
    inspected,      ///< judged by what was looked at, asked or certified
    not_evaluated,  ///< gone through without a verdict
    open,           ///< still to do, given up, or no part of this run
    not_applicable  ///< asks nothing of this item
};

struct CoveredClause {
    std::string clause;
    standards::Title title;
    Covered state = Covered::open;
    QString why;           ///< in the language in use; empty where the state says all
    bool decided = false;  ///< it passed or failed; what was tested may be inconclusive, and is open in the report
};

/// Every clause of the edition in its order. `run` as far as it has come; a clause whose procedure has ended without
/// a verdict, or whose steps failed to complete, is never tested or inspected. Pure but for the language.
[[nodiscard]] std::vector<CoveredClause> coverage(const standards::StandardEdition& edition,
                                                  const standards::ItemTraits& item,
                                                  std::span<const std::string> planned, const sequence::Run& run);

/// "Not the complete type test: 1 of 60 clauses decided, 59 open." of the clauses that ask something of the item. Empty
/// where none is open: a verdict then speaks of all of them.
[[nodiscard]] QString incomplete_words(std::span<const CoveredClause> clauses);

/// "tested"
[[nodiscard]] QString covered_word(Covered state);

/// A clause as the standard numbers it: what an edition tells apart below that stands behind a stroke.
[[nodiscard]] QString clause_number(const std::string& id);

}  // namespace velocert::app
