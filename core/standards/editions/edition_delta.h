// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/standards/edition.h"

namespace velocert::standards {

/// What a clause of the newer edition is against the older one.
enum class ClauseChange : std::uint8_t {
    none,        ///< same limits, and the same method by the word of one who compared them: what was found stands
    new_clause,  ///< the older edition has nothing like it
    limit,       ///< another value, relation, or place where it holds
    method,      ///< the same limits, examined otherwise
    not_known,   ///< a limit of one of the two was not verified: nobody can say that nothing changed
    /// The same limits, and nobody has compared the texts of the two methods: our own descriptions are alike, which
    /// says what we do and not what the standards ask for.
    method_not_known,
    not_asked,  ///< nothing is examined, or the clause does not apply to this item
};
[[nodiscard]] std::string_view name(ClauseChange change);

/// What became of one limit of a clause.
struct LimitDelta {
    enum class Kind : std::uint8_t {
        not_verified,  ///< in `edition`
        added,         ///< the older edition does not have it
        judges_now,    ///< it was only shown
        value,         ///< another value, relation or place
    };
    Kind kind = Kind::value;
    std::string limit;    ///< id
    std::string before;   ///< "<= 55 kg"; of value alone
    std::string now;      ///< but of not_verified
    std::string edition;  ///< as printed; of not_verified alone
    /// "mass.lead_acid: <= 55 kg, now <= 63 kg"
    [[nodiscard]] std::string text() const;
};

/// One clause with its like of the older edition.
struct ClauseDelta {
    std::string clause;
    std::string old_clause;  ///< empty where there is none
    Title title;
    std::string procedure;
    ClauseChange change = ClauseChange::not_asked;
    std::vector<LimitDelta> limits;
    std::string method_source = {};                       ///< who says what of the method, where somebody does
    [[nodiscard]] std::vector<std::string> what() const;  ///< each of them as text, then what is said of the method
    /// Whether it has to be tested again: all but what is the same, or not asked.
    [[nodiscard]] bool again() const { return change != ClauseChange::none && change != ClauseChange::not_asked; }
};
/// What must be tested again when an item that was tested to `older` is to hold to `newer`. Clauses are alike that
/// share a limit's id, or else a procedure's. In the order of the newer edition; each clause of it once. Pure.
[[nodiscard]] std::vector<ClauseDelta> edition_delta(const StandardEdition& older, const StandardEdition& newer,
                                                     const ItemTraits& item);
/// Clauses of the older edition that the newer one has nothing like.
[[nodiscard]] std::vector<std::string> dropped_clauses(const StandardEdition& older, const StandardEdition& newer);

}  // namespace velocert::standards
