// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/base/result.h"
#include "reports/charts/chart.h"
#include "reports/content/build_report.h"
#include "reports/content/report.h"
#include "reports/content/sections/chart_moments.h"

namespace velocert::reports {

/// What the report says of one step, for who looks at one result of several: its conditions and every attempt. Pure.
[[nodiscard]] Section step_section(const ReportInput& input, const standards::Procedure& procedure,
                                   const standards::Step& step);

/// The curve of one attempt, named by step and attempt in its title, with its moments. Without an attempt: none of the
/// steps records a ride, or none of their attempts counts.
struct StepChart {
    const standards::Step* step = nullptr;
    Chart chart;
    ChartMoments moments;
};
/// Of the attempt that decides among those steps of the procedure (step ids), without annotations. Errors: those of the
/// evidence and of the drivers.
[[nodiscard]] base::Result<StepChart> step_chart(const ReportInput& input, const standards::Procedure& procedure,
                                                 std::span<const std::string> steps);

}  // namespace velocert::reports
