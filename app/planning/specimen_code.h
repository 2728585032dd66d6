// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/laboratory/test_item.h"
#include "core/standards/procedure.h"

namespace velocert::app {

/// What stands in for the code of an item where nobody reads one from it: its vehicle code if it has one of the field's
/// form, else the field's example with other last digits, so that no two items carry the same. The example as it is
/// where other items may have it too, or no item is known. Pure.
[[nodiscard]] std::string specimen_code(const standards::Field& field, const laboratory::TestItem& item);

}  // namespace velocert::app
