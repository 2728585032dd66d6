// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// Reads clauses.json ("velocert-clauses/1") and writes into each limit the clause that lists it. Every limit
/// belongs to exactly one clause; a clause names only limits and procedures that the pack has. Under
/// Coverage::complete a clause has a procedure, or says why none examines it.
[[nodiscard]] base::Result<std::vector<Clause>> load_clauses(const base::Json& json, const std::string& source,
                                                             std::vector<conformity::Limit>& limits,
                                                             const std::set<std::string>& procedures,
                                                             Coverage coverage);

}  // namespace velocert::standards
