// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/series/steady_state.h"

namespace velocert::sequence {

/// Reads CSV with the header "t_s,speed_r/min,torque_N.m,supply_V,current_A": t_s first, then any order and any unit of
/// the right kind; the current may be missing. A cell that is no number stays one (NaN). Errors say line and column.
[[nodiscard]] base::Result<HeldSeries> parse_torque_series(std::string_view text, std::string_view source);

/// The speeds (r/min) at which a series was held steady, in order: where nobody says at which speeds it is judged. A
/// speed is found once for each time it is held; the series is left again by more than twice the tolerance.
[[nodiscard]] std::vector<double> held_speeds(const HeldSeries& series, const SteadyMethod& method);

}  // namespace velocert::sequence
