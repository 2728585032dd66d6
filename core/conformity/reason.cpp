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
        case Reason::not_calibrated: return "not-calibrated";
        case Reason::calibration_range: return "calibration-range";
        case Reason::uncertainty_failed: return "uncertainty-failed";
        case Reason::drift: return "drift";
        case Reason::ambient_outside: return "ambient-outside";
        case Reason::ambient_missing: return "ambient-missing";
        case Reason::condition_not_met: return "condition-not-met";
        case Reason::pause_too_long: return "pause-too-long";
        case Reason::sources_disagree: return "sources-disagree";
        case Reason::implausible: return "implausible";
        case Reason::not_steady: return "not-steady";
        case Reason::thermal_limit: return "thermal-limit";
        case Reason::supply_not_held: return "supply-not-held";
        case Reason::set_point_missed: return "set-point-missed";
        case Reason::rests_on_missing: return "rests-on-missing";
        case Reason::parts_missing: return "parts-missing";
        case Reason::answer_missing: return "answer-missing";
        case Reason::evidence_missing: return "evidence-missing";
        case Reason::answered_not_applicable: return "answered-not-applicable";
        case Reason::certificate_incomplete: return "certificate-incomplete";
        case Reason::certificate_expired: return "certificate-expired";
        case Reason::certificate_postdated: return "certificate-postdated";
        case Reason::subjects_missing: return "subjects-missing";
        case Reason::duplicate_code: return "duplicate-code";
        case Reason::start_missing: return "start-missing";
        case Reason::no_fix: return "no-fix";
        case Reason::too_few_epochs: return "too-few-epochs";
        case Reason::other_constellation: return "other-constellation";
        case Reason::reference_missing: return "reference-missing";
        case Reason::window_too_short: return "window-too-short";
        case Reason::background_too_high: return "background-too-high";
        case Reason::check_failed: return "check-failed";
        case Reason::answers_disagree: return "answers-disagree";
        case Reason::code_form: return "code-form";
        case Reason::pause_too_short: return "pause-too-short";
    }
    return "none";
}

base::Result<Reason> parse_reason(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(last_reason); ++i)
        if (name(static_cast<Reason>(i)) == text) return static_cast<Reason>(i);
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no reason",
                      "a known reason code");
}

}  // namespace velocert::conformity
