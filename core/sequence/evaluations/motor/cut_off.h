// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <tl/expected.hpp>

#include "core/base/result.h"
#include "core/conformity/reason.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/series/steady_state.h"

namespace velocert::sequence {

/// What the method asks of a ride through the cut-off speed.
struct CutOffMethod {
    double cut_off = 0;       ///< km/h: no motor power above it
    double margin = 0;        ///< km/h above it, where the current must have ceased
    double window_s = 0;      ///< over which the current is averaged
    double least_time_s = 0;  ///< above cut-off and margin
    double least_drive_current =
        0;  ///< A that must have flowed below: else nothing was driven, or the clamp not closed
    double longest_gap_s = 0;
};
/// A ride through the cut-off speed: everything in km/h and A.
struct CutOff {
    double highest_speed = 0;
    double drive_current = 0;             ///< largest mean below the cut-off speed, on the way up
    double current_above = 0;             ///< largest mean above cut-off and margin
    std::optional<double> current_after;  ///< largest mean below, after it had been above: the drive returned
};
/// Speed and current in one time base (seconds of the recorder's clock). Reasons: series_empty, series_gap,
/// value_not_finite, clock_fault, set_point_missed (not long enough above), implausible (no drive current below).
[[nodiscard]] tl::expected<CutOff, conformity::Reason> find_cut_off(const Series& speed, const Series& current,
                                                                    const CutOffMethod& method);

/// Whether the motor ceases above the cut-off speed, from the recorder's speed and current during the action "ride".
/// Values: cut_off_speed, highest_speed, drive_current, current_above (judged), current_after.
[[nodiscard]] base::Result<StepResult> cut_off(const EvaluationInput& input);
/// The same from given series.
[[nodiscard]] base::Result<StepResult> cut_off_result(const standards::StandardEdition& edition,
                                                      const standards::Step& step, const conformity::DecisionRule& rule,
                                                      const Series& speed, const Series& current);

}  // namespace velocert::sequence
