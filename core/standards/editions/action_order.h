// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/standards/needs/step_trouble.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// What a laboratory's step does in another order than the shipped one: an instrument is set, waited for or recorded
/// before what came before it there, or after what came after it; or something is set before a prompt that comes before
/// every such command there, such as one that closes the test space or confirms a start, or without that prompt.
/// Prompts among themselves may stand in any order, and anything may be put in between. Empty where nothing is. Pure.
[[nodiscard]] StepTrouble other_order(const Step& own, const Step& shipped);

}  // namespace velocert::standards
