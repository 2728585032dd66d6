// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// Reads what a prompt asks for, with a note beside each photo and document. Refuses a field that nobody could answer,
/// and members that its kind has no use for.
[[nodiscard]] std::vector<Field> read_fields(base::JsonReader& reader, std::string_view key);

/// Where the field of that id stands in its step: {"actions", "2", "fields", "0"}; {"actions"} where it does not.
[[nodiscard]] std::vector<std::string> way_to(const Step& step, std::string_view id);

/// Refuses what of the fields of a whole step does not fit together: a count of a code that is not asked for, and an id
/// that stands twice.
void check_fields(base::JsonReader& reader, const Step& step);

}  // namespace velocert::standards
