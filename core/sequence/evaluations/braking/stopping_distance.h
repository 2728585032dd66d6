// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/result.h"
#include "core/conformity/assessment.h"
#include "core/metrology/quantity.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// The method's figures for finding a stop in a series, from the step's parameters.
struct StopMethod {
    double onset_window_s = 0;        ///< before the trigger, over which the speed at onset is found
    double standstill_speed_mps = 0;  ///< below this for `standstill_hold_s` the vehicle stands
    double standstill_hold_s = 0;
    double longest_gap_s = 0;  ///< longest time without a frame
};
[[nodiscard]] base::Result<StopMethod> stop_method(const standards::Step& step);

/// One pulse edge as the device stamped it: time in its own clock, path since the counter was zeroed.
struct PulseEdge {
    std::int64_t time_us = 0;
    double path_m = 0;
};

/// A ride seen by a pulse counter. Times are of the device's clock, in order.
struct PulseSeries {
    std::vector<PulseEdge> edges;         ///< one per frame that showed a new count
    double pulse_m = 0;                   ///< path of one pulse
    std::vector<std::int64_t> frames_us;  ///< when the device spoke at all
    std::vector<std::int64_t> gaps_us;    ///< frames were lost just before these times
};

/// What a stop's own data say of its uncertainty, as standard uncertainties. What no single ride can show (calibration,
/// the switch's timing) is not in it.
struct StopSpread {
    double speed_mps = 0;     ///< of the speed at onset: the fit and the shape of the approach
    double onset_m = 0;       ///< of the path at onset: the place of an edge
    double standstill_m = 0;  ///< of the path after the last edge
};

/// A stop: exact once it has left the computation.
struct Stop {
    metrology::Speed speed;      ///< at onset
    metrology::Length distance;  ///< from onset to standstill
    std::int64_t onset_us = 0;
    std::int64_t standstill_us = 0;                   ///< the last edge before standstill
    double speed_mps = 0;                             ///< at onset, before it is rounded
    std::pair<std::size_t, std::size_t> braked = {};  ///< first and last edge of the braked part
    StopSpread spread = {};
};
using FoundStop = tl::expected<Stop, conformity::Reason>;

/// Whether the vehicle stood during the onset window before `time_us`: then a lever that moves begins no stop.
[[nodiscard]] bool stands_before(const PulseSeries& series, std::int64_t time_us, const StopMethod& method);

/// Stopping distance with sub-pulse interpolation at both ends. Path at onset: between the edges around the trigger.
/// Path at standstill: the first edge below the standstill speed plus v^2/(2a) of the parabola through the edges up to
/// it, which cannot be more than one pulse beyond the last edge that came. Speed at onset: slope at the trigger of a
/// parabola over the edges of the onset window. Pulses that cease while the vehicle still moves, or pause while it
/// brakes, are no stop (stale, series_gap).
[[nodiscard]] FoundStop find_stop(const PulseSeries& series, std::int64_t onset_us, const StopMethod& method);

/// Whether frames are missing anywhere in the interval.
[[nodiscard]] bool has_gap(const PulseSeries& series, std::int64_t from_us, std::int64_t to_us, double longest_gap_s);

/// m/s and m leave the computation: nearest mm/h and um.
[[nodiscard]] tl::expected<metrology::Speed, conformity::Reason> exact_speed(double metres_per_second);
[[nodiscard]] tl::expected<metrology::Length, conformity::Reason> exact_length(double metres);

}  // namespace velocert::sequence
