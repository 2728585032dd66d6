// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"

// That an auditor looked at something, as "look/1": who, at what, when. Nobody else's looks are recorded: whoever works
// with a record leaves entries of that work. A look changes nothing and costs one small entry.
namespace velocert::records {

/// What can be looked at; the names stand in entries.
enum class LookedAt : std::uint8_t { run, comparison, audit_trail, draw, report };
[[nodiscard]] std::string_view name(LookedAt what);

/// {"by": person, "about": {"kind", "id"}, "at_utc"}. `id` says which one; it may be empty for the audit trail.
[[nodiscard]] base::Json look_record(const base::Person& by, LookedAt what, std::string_view id,
                                     std::string_view at_utc);
/// Records it. Errors: missing_field (nobody named), those of the archive.
[[nodiscard]] base::Result<void> record_look(Archive& archive, const base::Clock& clock, const base::Person& by,
                                             LookedAt what, std::string_view id);

}  // namespace velocert::records
