// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/run.h"
#include "core/standards/procedure.h"
#include "reports/charts/chart.h"
#include "reports/charts/stop_chart.h"

namespace velocert::reports {

/// Deceleration over distance, the trigger at 0 m, for information: slopes of the speed that the ride's trace shows over
/// at least a tenth of a second. `result` adds the mean fully developed deceleration and the stretch of path it belongs
/// to, as far as the step says which speeds bound it; it may be null.
[[nodiscard]] Chart deceleration_chart(const Bilingual& title, const standards::Step& step, const RideTrace& trace,
                                       const sequence::StepResult* result);

}  // namespace velocert::reports
