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
    not_calibrated,           ///< no calibration of this instrument for what it measured
    calibration_range,        ///< the indication lies outside the calibrated range
    uncertainty_failed,       ///< the budget could not be evaluated
    drift,                    ///< zero or reference moved between before and after by more than the method allows
    ambient_outside,          ///< wind, temperature or another ambient quantity outside what the method allows
    ambient_missing,          ///< the method asks for an ambient quantity and there is none
    condition_not_met,        ///< a state the method asks for was not confirmed (wetting, conditioning, surface)
    pause_too_long,           ///< the pause since the attempt before was longer than the method allows
    sources_disagree,         ///< two independent ways to the same value disagree
    implausible,              ///< the value cannot be true, judged by another recorded quantity
    not_steady,               ///< no steady state was reached
    thermal_limit,            ///< the thermal limit was reached before the measurement was complete
    supply_not_held,          ///< the supply voltage was not held within its tolerance
    set_point_missed,         ///< the set point was not held within its tolerance
    rests_on_missing,         ///< an earlier step this one rests on gave no result
    parts_missing,            ///< not every part of the bill has been weighed
    answer_missing,           ///< a required answer was not given
    evidence_missing,         ///< a required photo or document is missing
    answered_not_applicable,  ///< the examiner says that the question does not arise, and why
    certificate_incomplete,   ///< an external certificate lacks what identifies it
    certificate_expired,      ///< an external certificate had expired when it was relied on
    certificate_postdated,    ///< an external certificate is dated after the day it was relied on
    subjects_missing,         ///< not every listed specimen, attempt or wire has a result
    duplicate_code,           ///< a code that must be unique has been seen before
    start_missing,            ///< the moment from which the time counts is not in the record
    no_fix,                   ///< the receiver had no position fix where the method asks for one
    too_few_epochs,           ///< fewer positions than the method needs
    other_constellation,  ///< satellites of another system took part in the position, or nobody tells whose they were
    reference_missing,    ///< there is nothing a position could be compared with
    window_too_short,     ///< what was recorded is shorter than what must be observed
    background_too_high,  ///< the background is too close to the level to be taken out of it
    check_failed,         ///< the check of the instrument with its reference before or after the measurement failed
    answers_disagree,     ///< an answer says another thing than what is on record, or than the code it counts
    code_form,            ///< the code does not have the form that its parts are read by
    pause_too_short,      ///< the rest since the attempt before was shorter than the method asks for
};
[[nodiscard]] std::string_view name(Reason reason);
[[nodiscard]] base::Result<Reason> parse_reason(std::string_view text);
/// The codes are consecutive; this is the last one.
inline constexpr Reason last_reason = Reason::pause_too_short;

}  // namespace velocert::conformity
