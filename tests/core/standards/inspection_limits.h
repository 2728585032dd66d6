// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace velocert::tests {

/// Ids of the limits that inspections, typed measurements and certificates are judged against: the ones that stand in
/// the clause tables of the reference catalogue, not in its parameter list.
[[nodiscard]] std::set<std::string> inspection_limit_ids();

}  // namespace velocert::tests
