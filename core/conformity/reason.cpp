// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/reason.h"

#include <string>

namespace velocert::conformity {

std::string_view name(Reason reason) {
    switch (reason) {
        case Reason::none: return "none";
        case Reason::inside_limit: return "inside-limit";
        case Reason::outside_limit: return "outside-limit";
        case Reason::outside_acceptance_limit: return "outside-acceptance-limit";
        case Reason::limit_unverified: return "limit-unverified";
        case Reason::limit_missing: return "limit-missing";
        case Reason::value_missing: return "value-missing";
        case Reason::value_not_finite: return "value-not-finite";
        case Reason::series_empty: return "series-empty";
        case Reason::series_gap: return "series-gap";
        case Reason::stale: return "stale";
        case Reason::saturated: return "saturated";
        case Reason::unstable: return "unstable";
        case Reason::over_range: return "over-range";
        case Reason::wrong_kind: return "wrong-kind";
        case Reason::uncertainty_missing: return "uncertainty-missing";
        case Reason::guard_band_impossible: return "guard-band-impossible";
        case Reason::rule_invalid: return "rule-invalid";
        case Reason::informative: return "informative";
        case Reason::too_few_valid_runs: return "too-few-valid-runs";
        case Reason::valid_runs_unverified: return "valid-runs-unverified";
        case Reason::aggregation_unverified: return "aggregation-unverified";
        case Reason::run_void: return "run-void";
        case Reason::speed_too_high_over_limit: return "speed-too-high-over-limit";
        case Reason::speed_too_low_under_limit: return "speed-too-low-under-limit";
        case Reason::force_too_high: return "force-too-high";
        case Reason::force_missing: return "force-missing";
        case Reason::wrong_brake: return "wrong-brake";
        case Reason::trigger_missing: return "trigger-missing";
        case Reason::no_standstill: return "no-standstill";
        case Reason::not_zeroed: return "not-zeroed";
        case Reason::repeatability: return "repeatability";
        case Reason::step_not_completed: return "step-not-completed";
        case Reason::not_required: return "not-required";
        case Reason::instrument_restarted: return "instrument-restarted";
        case Reason::clock_fault: return "clock-fault";
    }
    return "none";
}

base::Result<Reason> parse_reason(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(Reason::clock_fault); ++i)
        if (name(static_cast<Reason>(i)) == text) return static_cast<Reason>(i);
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no reason",
                      "a known reason code");
}

}  // namespace velocert::conformity
