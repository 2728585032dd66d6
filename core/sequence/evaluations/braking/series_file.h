// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/braking/braking_validity.h"
#include "core/sequence/evaluations/braking/stopping_distance.h"

namespace velocert::sequence {

/// One row of a braking series: NaN stands for a cell that is empty or says it is no number.
struct SeriesRow {
    double time_s = 0;
    double speed_mps = 0;
    double distance_m = 0;
    double front_force_n = 0;
    double rear_force_n = 0;
    double brake = 0;  ///< 0 or 1, from the lever switch
};

/// A braking series as a file gives it.
struct BrakingSeries {
    std::vector<SeriesRow> rows;
    bool has_front_force = false;
    bool has_rear_force = false;
};

/// Reads CSV with the header "t_s,speed_km/h,distance_m,front_force_N,rear_force_N,brake": name and unit, t_s first,
/// then any order and any unit of the right kind; force columns may be missing. Errors say line and column.
[[nodiscard]] base::Result<BrakingSeries> parse_braking_series(std::string_view text, std::string_view source);

/// The same method as for pulses, on sampled speed and distance: onset at the first sample with the lever moved,
/// speed at onset from a straight line over the onset window, standstill at the first sample below the standstill
/// speed that holds, plus v^2/(2a). Non-numbers, gaps, a clock that does not advance, and a path that the speed does
/// not bear out (a frozen channel, a wrong unit: stale) give their reason.
[[nodiscard]] base::Result<BrakingData> braking_data(const standards::Step& step, const BrakingSeries& series);

}  // namespace velocert::sequence
