// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/standards/needs/step_trouble.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// What of the answers that a shipped step asks for a laboratory's copy of it no longer asks, or takes otherwise; the
/// way leads to the member that says so. A field that has gone is told at the one behind which it stood, and a member
/// that has gone at the object that lacks it. Pure.
[[nodiscard]] StepTrouble lost_answers(const Step& own, const Step& shipped);

}  // namespace velocert::standards
