// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// Reads one action of a step, with the fields that a prompt asks for. Refuses what could not be done: an action
/// without its role, command, value or end condition, and members its kind has no use for. Of the step its set points
/// and parameters have been read.
[[nodiscard]] Action read_action(base::JsonReader& reader, const Procedure& procedure, const Step& step);

}  // namespace velocert::standards
