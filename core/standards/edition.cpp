// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/edition.h"

#include <algorithm>

namespace velocert::standards {
namespace {

template <typename T>
const T* by_id(const std::vector<T>& items, std::string_view id) {
    for (const auto& item : items)
        if (item.id == id) return &item;
    return nullptr;
}

}  // namespace

const conformity::Limit* StandardEdition::limit(std::string_view limit_id) const { return by_id(limits, limit_id); }

const Procedure* StandardEdition::procedure(std::string_view procedure_id) const {
    return by_id(procedures, procedure_id);
}

const Clause* StandardEdition::clause(std::string_view clause_id) const { return by_id(clauses, clause_id); }

std::vector<std::string> StandardEdition::uncovered() const {
    std::vector<std::string> out;
    for (const auto& clause : clauses)
        if (clause.procedure.empty() && !clause.not_applicable) out.push_back(clause.id);
    return out;
}

bool StandardEdition::assumes(std::string_view limit_id) const {
    if (!demonstration) return false;
    // An edition that does not tell which values are assumed is taken to assume them all.
    return !release || std::find(assumed.begin(), assumed.end(), limit_id) != assumed.end();
}

}  // namespace velocert::standards
