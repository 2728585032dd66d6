// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/json.h"
#include "core/standards/edition.h"

namespace velocert::standards {

/// Refuses a step that lacks what its evaluation works with: parameters of the right kind, conditions,
/// limits. So a plan that could only end in "the plan is wrong" is found when the pack is loaded, not at the
/// bench. `limits` are those of the edition; `step` has been read from the object that `reader` holds.
void check_evaluation(base::JsonReader& reader, const Step& step, const std::vector<conformity::Limit>& limits);

}  // namespace velocert::standards
