// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/metrology/quantity.h"
#include "core/standards/edition.h"

namespace velocert::standards {

/// Where a step measures: its own set points and those at which the limit of its result is judged, by ascending value,
/// each once. A limit's values of another kind (the speed a braking distance holds at) are none of the step's.
[[nodiscard]] std::vector<metrology::WrittenQuantity> set_points_of(const StandardEdition& edition, const Step& step);

/// The step's actions as they are done: what is done for each set point stands once for each of them, with the set
/// point in it, "_1", "_2" ... behind its id, and "{set_point}" in its text replaced by the value.
[[nodiscard]] std::vector<Action> actions_of(const StandardEdition& edition, const Step& step);

}  // namespace velocert::standards
