// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/laboratory/bill_of_parts.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// A step that is done for each part, as it is done for this one: on the part's own balance, with the actions its
/// container asks for, and with the part among the conditions ("part_id", "part", "material", "container").
/// Pure: live, in recompute and elsewhere it gives the same step.
[[nodiscard]] standards::Step step_for_part(const standards::Step& step, const laboratory::Part& part);

/// A step that is done for each of a list, as it is done for this one: with the subject among the conditions
/// ("subject_id", "subject").
[[nodiscard]] standards::Step step_for_subject(const standards::Step& step, const standards::Subject& subject);

/// Null when the step's list has no such subject.
[[nodiscard]] const standards::Subject* find_subject(const standards::Step& step, std::string_view id);

}  // namespace velocert::sequence
