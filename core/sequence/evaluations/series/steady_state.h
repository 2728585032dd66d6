// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/result.h"
#include "core/conformity/reason.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// One value of a series for computing: seconds of one clock, and the value in its kind's preferred unit.
struct Sample {
    double time_s = 0;
    double value = 0;
};
using Series = std::vector<Sample>;

/// A motor held at one speed: torque in N m, rotation in r/min, supply in V, current in A, power in W. Times of all
/// series are of one clock, in order. Supply, current and power may be empty.
struct HeldSeries {
    Series torque;
    Series rotation;
    Series supply;
    Series current;
    Series power;
};

/// What the method calls steady, from the step's parameters.
struct SteadyMethod {
    double window_s = 0;             ///< averaged over; all of it must be steady
    double drift = 0;                ///< N m: slope of the straight line through the torque, times the window
    double spread = 0;               ///< N m: largest less smallest departure from that line
    double speed_tolerance = 0;      ///< r/min, to both sides of the set point
    double supply = 0;               ///< V
    double supply_tolerance = 0;     ///< V, to both sides
    double longest_gap_s = 0;        ///< without a value
    double longest_unchanged_s = 0;  ///< with the very same torque; 0: not looked at
};
/// The window is the limit's duration where the laboratory has released one, else the step's own.
[[nodiscard]] base::Result<SteadyMethod> steady_method(const standards::StandardEdition& edition,
                                                       const standards::Step& step);

/// A stretch of time, both ends inside.
struct SteadyWindow {
    double from_s = 0;
    double to_s = 0;
};

/// The first window in which torque, speed and supply are steady. Without a set point the speed is held against its own
/// mean. Otherwise why there is none: value_not_finite, clock_fault, series_empty, series_gap, set_point_missed,
/// supply_not_held, stale (a torque that stands still to the last digit), not_steady.
[[nodiscard]] tl::expected<SteadyWindow, conformity::Reason> find_steady(const HeldSeries& series,
                                                                         std::optional<double> set_point,
                                                                         const SteadyMethod& method);
/// The same for the window that ends with the newest torque.
[[nodiscard]] bool steady_at_end(const HeldSeries& series, std::optional<double> set_point, const SteadyMethod& method);

/// The samples of a window.
[[nodiscard]] std::span<const Sample> within(const Series& series, const SteadyWindow& window);

/// A mean with its Type A standard uncertainty.
struct SteadyMean {
    double mean = 0;
    double standard_uncertainty = 0;  ///< of the mean
    double degrees_of_freedom = 0;    ///< effective: number of independent values less one, at least one
};
/// Neighbouring values of a controlled machine are not independent: the variance of their mean is that of independent
/// values times 1 + 2 sum (1 - k/n) r_k over the lags whose autocorrelation r_k stands out from noise (N. F. Zhang,
/// Metrologia 43 (2006) S276), and never less than that of independent values. Needs at least two samples.
[[nodiscard]] std::optional<SteadyMean> steady_mean(std::span<const Sample> samples);

}  // namespace velocert::sequence
