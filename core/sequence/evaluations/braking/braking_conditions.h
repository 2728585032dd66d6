// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/conformity/reason.h"
#include "core/sequence/answers/typed_value.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// Why the surroundings or the vehicle's state, as they were typed, forbid a braking run to count; none if they do not.
///
/// Every field of the step's prompts that is required must be there: a quantity or a choice that is not gives
/// ambient_missing, a state that was not confirmed ("no", or nothing) condition_not_met. A quantity the edition has a
/// usable limit for must keep it: wind ambient_outside; slope, friction, test mass, water, stops before
/// condition_not_met. An unverified limit forbids nothing: the value stays on record. An error means that the plan is
/// wrong (a test mass is asked for without its tolerance).
[[nodiscard]] base::Result<conformity::Reason> conditions_objection(const standards::StandardEdition& edition,
                                                                    const standards::Step& step,
                                                                    std::span<const TypedValue> typed);

/// The use of the limit that a typed quantity must keep ("wind_max" of "wind_speed"); empty when there is none.
[[nodiscard]] std::string_view limit_use_of(std::string_view field);

}  // namespace velocert::sequence
