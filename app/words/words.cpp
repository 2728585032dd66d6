// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/words.h"

#include <QCoreApplication>

namespace velocert::app {
namespace {

/// lupdate knows the function by this form: context "Words".
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

}  // namespace

QString verdict_word(conformity::Verdict verdict) {
    using conformity::Verdict;
    switch (verdict) {
        case Verdict::not_applicable: return Words::tr("not applicable");
        case Verdict::pass: return Words::tr("PASS");
        case Verdict::not_evaluated: return Words::tr("not evaluated");
        case Verdict::inconclusive: return Words::tr("inconclusive");
        case Verdict::fail: return Words::tr("FAIL");
    }
    return {};
}

QString outcome_word(conformity::Outcome outcome) {
    using conformity::Outcome;
    switch (outcome) {
        case Outcome::completed: return Words::tr("completed");
        case Outcome::skipped: return Words::tr("skipped");
        case Outcome::aborted: return Words::tr("abandoned");
        case Outcome::errored: return Words::tr("bench trouble");
    }
    return {};
}

QString status_word(conformity::LimitStatus status) {
    using conformity::LimitStatus;
    switch (status) {
        case LimitStatus::confirmed: return Words::tr("confirmed");
        case LimitStatus::provisional: return Words::tr("provisional");
        case LimitStatus::unverified: return Words::tr("unverified");
        case LimitStatus::released: return Words::tr("released");
    }
    return {};
}

QString state_word(sequence::InstrumentState state) {
    using sequence::InstrumentState;
    switch (state) {
        case InstrumentState::closed: return Words::tr("not open");
        case InstrumentState::live: return Words::tr("live");
        case InstrumentState::slow: return Words::tr("slow");
        case InstrumentState::stale: return Words::tr("stale");
        case InstrumentState::unplugged: return Words::tr("unplugged");
        case InstrumentState::simulated: return Words::tr("simulated");
    }
    return {};
}

QString lifecycle_word(sequence::Lifecycle lifecycle) {
    using sequence::Lifecycle;
    switch (lifecycle) {
        case Lifecycle::running: return Words::tr("running");
        case Lifecycle::completed: return Words::tr("all steps done");
        case Lifecycle::stopped: return Words::tr("stopped by the operator");
        case Lifecycle::aborted: return Words::tr("stopped in an emergency");
        case Lifecycle::errored: return Words::tr("ended by bench trouble");
        case Lifecycle::suspended: return Words::tr("suspended, to be gone on with");
    }
    return {};
}

QString minute_words(const std::string& utc) { return QString::fromStdString(utc.substr(0, 16)).replace('T', ' '); }

QString reason_words(conformity::Reason reason) {
    using conformity::Reason;
    switch (reason) {
        case Reason::none: return {};
        case Reason::inside_limit: return Words::tr("inside the limit");
        case Reason::outside_limit: return Words::tr("outside the limit");
        case Reason::outside_acceptance_limit: return Words::tr("inside the limit, but not by the guard band");
        case Reason::limit_unverified: return Words::tr("the limit has not been checked against the official text");
        case Reason::limit_missing: return Words::tr("this edition has no figure for the limit");
        case Reason::value_missing: return Words::tr("there is no value");
        case Reason::value_not_finite: return Words::tr("the value is not a number");
        case Reason::series_empty: return Words::tr("nothing was recorded");
        case Reason::series_gap: return Words::tr("the record has a gap");
        case Reason::stale: return Words::tr("the instrument had stopped sending");
        case Reason::saturated: return Words::tr("the converter was at the end of its range");
        case Reason::unstable: return Words::tr("the indication was not stable");
        case Reason::over_range: return Words::tr("the instrument was out of its range");
        case Reason::wrong_kind: return Words::tr("the value is not of the kind the limit asks for");
        case Reason::uncertainty_missing: return Words::tr("the decision rule needs an uncertainty and there is none");
        case Reason::guard_band_impossible: return Words::tr("the uncertainty is too large for this limit");
        case Reason::rule_invalid: return Words::tr("a figure of the decision rule is out of its range");
        case Reason::informative: return Words::tr("for information only, not judged");
        case Reason::too_few_valid_runs: return Words::tr("too few valid runs");
        case Reason::valid_runs_unverified:
            return Words::tr("the number of valid runs has not been checked against the official text");
        case Reason::aggregation_unverified:
            return Words::tr("mean and single runs disagree, and which of them counts has not been checked");
        case Reason::run_void: return Words::tr("declared void");
        case Reason::speed_too_high_over_limit: return Words::tr("too fast and over the limit: repeat");
        case Reason::speed_too_low_under_limit: return Words::tr("too slow and under the limit: repeat");
        case Reason::force_too_high: return Words::tr("lever force too high");
        case Reason::force_missing: return Words::tr("lever force not recorded");
        case Reason::wrong_brake: return Words::tr("a brake was used that this condition leaves alone");
        case Reason::trigger_missing: return Words::tr("the brake switch did not trigger");
        case Reason::no_standstill: return Words::tr("the vehicle did not come to a standstill");
        case Reason::not_zeroed: return Words::tr("the balance did not show zero");
        case Reason::repeatability: return Words::tr("the readings differ by more than the method allows");
        case Reason::step_not_completed: return Words::tr("the step was not completed");
        case Reason::not_required: return Words::tr("not required for this item");
        case Reason::instrument_restarted: return Words::tr("the instrument restarted");
        case Reason::clock_fault: return Words::tr("the clock of the instrument is at fault");
        case Reason::not_calibrated: return Words::tr("the instrument is not calibrated for this measurand");
        case Reason::calibration_range: return Words::tr("the indication lies outside the calibrated range");
        case Reason::uncertainty_failed: return Words::tr("the uncertainty budget could not be evaluated");
        case Reason::drift: return Words::tr("the zero has drifted by more than the method allows");
        case Reason::ambient_outside: return Words::tr("the ambient conditions were outside what the method allows");
        case Reason::ambient_missing: return Words::tr("an ambient condition was not recorded");
        case Reason::condition_not_met: return Words::tr("a state the method asks for was not confirmed");
        case Reason::pause_too_long: return Words::tr("the pause before this run was too long");
        case Reason::pause_too_short: return Words::tr("the rest before this run was too short");
        case Reason::sources_disagree: return Words::tr("two independent ways to the value disagree");
        case Reason::implausible: return Words::tr("the value is not plausible beside the other records");
        case Reason::not_steady: return Words::tr("no steady state was reached");
        case Reason::thermal_limit: return Words::tr("the thermal limit was reached");
        case Reason::supply_not_held: return Words::tr("the supply voltage was not held");
        case Reason::set_point_missed: return Words::tr("the set point was not held");
        case Reason::rests_on_missing: return Words::tr("a step this one rests on has no result");
        case Reason::parts_missing: return Words::tr("not every part has been weighed");
        case Reason::answer_missing: return Words::tr("a required answer was not given");
        case Reason::evidence_missing: return Words::tr("a required photo or document is missing");
        case Reason::answered_not_applicable: return Words::tr("found not to apply to this item");
        case Reason::certificate_incomplete: return Words::tr("the external certificate lacks what identifies it");
        case Reason::certificate_expired: return Words::tr("the external certificate had expired");
        case Reason::certificate_postdated:
            return Words::tr("the external certificate is dated after the day it was relied on");
        case Reason::subjects_missing: return Words::tr("not everything the step is done for has a result");
        case Reason::duplicate_code: return Words::tr("a code that must be unique has been seen on another item");
        case Reason::start_missing: return Words::tr("the moment from which the time counts is not in the record");
        case Reason::no_fix: return Words::tr("the receiver had no fix of its position");
        case Reason::too_few_epochs: return Words::tr("fewer positions than the method needs");
        case Reason::other_constellation:
            return Words::tr("satellites of other systems took part, or it is not told whose they were");
        case Reason::reference_missing: return Words::tr("no reference position to compare with");
        case Reason::window_too_short: return Words::tr("observed for less time than the method needs");
        case Reason::background_too_high: return Words::tr("the background is too loud to be taken out");
        case Reason::check_failed:
            return Words::tr("the check of the instrument before or after the measurement failed");
        case Reason::answers_disagree: return Words::tr("what was answered differs from what is on record");
        case Reason::code_form: return Words::tr("the code does not have the form that its parts are read by");
    }
    return {};
}

}  // namespace velocert::app
