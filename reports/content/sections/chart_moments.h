// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/indication.h"
#include "core/sequence/run.h"
#include "reports/charts/chart.h"
#include "reports/content/build_report.h"

namespace velocert::reports {

/// A reading of the recorder: when it came, in seconds from the first byte of the attempt, and where the chart has it.
struct ChartMoment {
    double at_s = 0;
    double x = 0;
    metrology::Indication shown{};  ///< the speed then, or the distance where none was shown yet
};

/// The moments of the chart of a procedure, in their order. Annotations are kept by time; this is how a chart over
/// distance finds them, and how a place in it becomes a time. For drawing only.
struct ChartMoments {
    const sequence::StepRun* attempt = nullptr;  ///< that the chart is of; null where there is none
    std::vector<ChartMoment> moments;
    std::string role{};         ///< of the recorder
    std::int64_t start_ns = 0;  ///< of the first byte, by the clock of the logs

    /// Where the chart has that moment: at the last reading until then. Nothing before the first one.
    [[nodiscard]] std::optional<double> x_at(double seconds) const;
    /// The first reading at that place or behind it; nothing behind the last one.
    [[nodiscard]] std::optional<double> time_at(double x) const;
    /// That reading itself; null where there is none.
    [[nodiscard]] const ChartMoment* at(double x) const;
};
/// Of the attempt whose chart stands in the report. Errors: those of the evidence and of the drivers.
[[nodiscard]] base::Result<ChartMoments> chart_moments(const ReportInput& input, const standards::Procedure& procedure);

/// Puts the annotations of the chart's attempt into it that stand: each with its number, at its moment or as a stretch.
void add_annotations(std::span<const records::RunAnnotations::Note> notes, const ChartMoments& moments, Chart& chart);

}  // namespace velocert::reports
