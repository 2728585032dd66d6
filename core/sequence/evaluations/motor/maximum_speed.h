// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/result.h"
#include "core/conformity/reason.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// The path at one pulse edge: seconds of the recorder's clock, metres since the counter was zeroed.
struct PathPoint {
    double time_s = 0;
    double path_m = 0;
};

/// What a stretch must be to count.
struct StretchMethod {
    double length_m = 0;
    double longest_gap_s = 0;          ///< without an edge
    std::vector<double> idle_times_s;  ///< when the motor did not drive, ascending: no stretch holds one
};
/// The highest mean speed (m/s) over any stretch, which begins at an edge and ends between two. Path and time must not
/// go back (clock_fault). No stretch without a gap: series_gap; none in which the motor drives throughout: implausible;
/// a path that is too short: series_empty.
[[nodiscard]] tl::expected<double, conformity::Reason> fastest_stretch(std::span<const PathPoint> path,
                                                                       const StretchMethod& method);

/// The speed of one direction over the measured stretch, from the recorder's pulses during the action "ride", corrected
/// by its calibration for speed. Where the recorder has a current clamp, only what the motor drives itself counts: a
/// roller may drive the wheel faster. Values: measured_speed. Only contributes. Wind as typed, against the method's
/// limit.
[[nodiscard]] base::Result<StepResult> measured_speed(const EvaluationInput& input);
/// The mean of the directions measured by the procedure's earlier steps, against the limit of the result. Values:
/// outbound_speed, return_speed, maximum_speed. Directions further apart than the method allows: sources_disagree.
[[nodiscard]] base::Result<StepResult> mean_of_directions(const EvaluationInput& input);
/// The same from given speeds of each ride; a direction's speed is the mean of its rides. The result is rounded once,
/// to whole mm/h, from all of them. Several rides of a direction stand one by one beside its mean ("outbound_speed_1").
[[nodiscard]] base::Result<StepResult> direction_result(const standards::StandardEdition& edition,
                                                        const standards::Step& step,
                                                        const conformity::DecisionRule& rule,
                                                        std::span<const metrology::AnyQuantity> outbound,
                                                        std::span<const metrology::AnyQuantity> back,
                                                        const std::optional<metrology::AnyQuantity>& uncertainty);

}  // namespace velocert::sequence
