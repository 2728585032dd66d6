// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/standards/needs/step_trouble.h"
#include "core/standards/procedure.h"

namespace velocert::standards {

/// What of the figures of a step is looser in a laboratory's copy than in the shipped one, and where: "takes 20 km/h
/// for 'margin' (shipped: 0.5 km/h)". Tolerances, windows, counts, rests and pauses decide what counts as measured: a
/// copy may hold itself to stricter ones only. A figure of which neither way is stricter stays as it is, but for one
/// that an answer of the run replaces, which is only the usual value. Budgets stay, since a release brings the
/// laboratory's own. Pure.
[[nodiscard]] StepTrouble looser_figure(const Step& own, const Step& shipped);

}  // namespace velocert::standards
