// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/workplace.h"
#include "core/base/person.h"
#include "core/base/result.h"

namespace velocert::app {

/// Puts on record that the report of a run was printed to `file` by that person, who need not be the one who made the
/// run (and is, where nobody sits there), and says that something was written. Errors: those of the file and of the
/// archive; the file stays.
[[nodiscard]] base::Result<void> print_on_record(ArchiveInUse& archive, const RunOrder& order, const std::string& run,
                                                 const std::string& file, const std::optional<base::Person>& by);

}  // namespace velocert::app
