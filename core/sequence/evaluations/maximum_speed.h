// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <tl/expected.hpp>

#include "core/base/result.h"
#include "core/conformity/reason.h"
#include "core/sequence/evaluation.h"

namespace velocert::sequence {

/// The path at one pulse edge: seconds of the recorder's clock, metres since the counter was zeroed.
struct PathPoint {
    double time_s = 0;
    double path_m = 0;
};

/// The highest mean speed (m/s) over any stretch of that length, which begins at an edge and ends between two. Path and
/// time must not go back (clock_fault); a stretch with a longer time without an edge is none (series_gap); a path that
/// is too short has none (series_empty).
[[nodiscard]] tl::expected<double, conformity::Reason> fastest_stretch(std::span<const PathPoint> path, double length_m,
                                                                       double longest_gap_s);

/// The speed of one direction over the measured stretch, from the recorder's pulses during the action "ride", corrected
/// by its calibration for speed. Values: measured_speed. Only contributes. Wind as typed, against the method's limit.
[[nodiscard]] base::Result<StepResult> measured_speed(const EvaluationInput& input);
/// The mean of the directions measured by the procedure's earlier steps, against the limit of the result. Values:
/// outbound_speed, return_speed, maximum_speed. Directions further apart than the method allows: sources_disagree.
[[nodiscard]] base::Result<StepResult> mean_of_directions(const EvaluationInput& input);
/// The same from given speeds.
[[nodiscard]] base::Result<StepResult> direction_result(const standards::StandardEdition& edition,
                                                        const standards::Step& step,
                                                        const conformity::DecisionRule& rule,
                                                        const std::optional<metrology::AnyQuantity>& outbound,
                                                        const std::optional<metrology::AnyQuantity>& back,
                                                        const std::optional<metrology::AnyQuantity>& uncertainty);

}  // namespace velocert::sequence
