// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/json.h"
#include "core/standards/edition.h"

namespace velocert::standards {

/// Reads one procedures/*.json ("velocert-procedure/1") against the clauses and limits of its edition.
/// Refuses what could not be run: an action without its role, command or end condition, a step without what
/// its evaluation needs, a number of runs that no limit holds.
[[nodiscard]] base::Result<Procedure> load_procedure(const base::Json& json, const std::string& source,
                                                     const StandardEdition& edition);

}  // namespace velocert::standards
