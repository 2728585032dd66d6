// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/bill_of_parts.h"

namespace velocert::instruments {

/// The bill of parts of the virtual vehicle.
[[nodiscard]] base::Result<std::vector<laboratory::Part>> virtual_bill();

/// The mass (kg, whole grams between 40 g and 400 g) of the part of that id on the virtual bench: always the same for
/// the same id, so that it is the same part another day.
[[nodiscard]] double virtual_part_kg(std::string_view part_id);

}  // namespace velocert::instruments
