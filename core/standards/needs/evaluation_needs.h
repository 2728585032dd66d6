// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/json.h"
#include "core/standards/edition.h"

namespace velocert::standards {

// Parameters of an evaluation with data of its own say by these what a field can be: "least_speed", "idle_no_fix".
inline constexpr std::string_view least_of_field = "least_";
inline constexpr std::string_view most_of_field = "most_";
inline constexpr std::string_view idle_beside = "idle_";

/// Refuses a step that lacks what its evaluation works with: parameters of the right kind, conditions,
/// limits. So a plan that could only end in "the plan is wrong" is found when the pack is loaded, not at the
/// bench. `limits` are those of the edition; `step` has been read from the object that `reader` holds.
void check_evaluation(base::JsonReader& reader, const Step& step, const std::vector<conformity::Limit>& limits);

}  // namespace velocert::standards
