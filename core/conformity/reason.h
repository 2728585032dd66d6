// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.h"

namespace velocert::conformity {

/// Why a verdict is what it is. The words are made in app/words; records keep the code.
enum class Reason : std::uint8_t {
    none,
    inside_limit,
    outside_limit,
    outside_acceptance_limit,  ///< inside the limit, but not by the guard band
    limit_unverified,          ///< the official text must be consulted first
    limit_missing,             ///< the edition has no such limit
    value_missing,
    value_not_finite,
    series_empty,
    series_gap,
    stale,
    saturated,
    unstable,
    over_range,
    wrong_kind,
    uncertainty_missing,    ///< the rule asks for U and there is none
    guard_band_impossible,  ///< the guard bands leave no acceptance interval: 2 w >= tolerance of a two-sided limit
    rule_invalid,           ///< a figure of the decision rule is out of its range
    informative,
    too_few_valid_runs,
    valid_runs_unverified,
    aggregation_unverified,  ///< mean and single runs disagree and the official rule is not known
    run_void,
    speed_too_high_over_limit,  ///< asymmetric validity, branch b: repeat
    speed_too_low_under_limit,  ///< asymmetric validity, branch c: repeat
    force_too_high,
    force_missing,
    wrong_brake,  ///< a lever moved that this condition leaves alone
    trigger_missing,
    no_standstill,
    not_zeroed,     ///< zero check failed
    repeatability,  ///< readings differ by more than the method allows
    step_not_completed,
    not_required,  ///< not applicable to this item
    instrument_restarted,
    clock_fault,
};
[[nodiscard]] std::string_view name(Reason reason);
[[nodiscard]] base::Result<Reason> parse_reason(std::string_view text);

}  // namespace velocert::conformity
