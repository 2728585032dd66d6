// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/reason_sentence.h"

#include <cctype>
#include <cstdint>
#include <optional>

#include "core/metrology/calibration.h"
#include "core/sequence/documents/pass_caveats.h"

namespace velocert::sequence {

using conformity::Reason;

std::string_view sentence(Reason reason) {
    switch (reason) {
        case Reason::none: return "No reason is given.";
        case Reason::inside_limit: return "The value is inside the limit.";
        case Reason::outside_limit: return "The value is outside the limit.";
        case Reason::outside_acceptance_limit: return "The value is inside the limit, but not by the guard band.";
        case Reason::limit_unverified: return "The limit has not been verified against the official text.";
        case Reason::limit_missing: return "The edition has no such limit.";
        case Reason::value_missing: return "There is no value to judge.";
        case Reason::value_not_finite: return "The value is not a finite number.";
        case Reason::series_empty: return "There are no data, or too few, to find the value.";
        case Reason::series_gap: return "Data are missing inside the interval that matters.";
        case Reason::stale: return "The signal stopped changing while it should not have.";
        case Reason::saturated: return "The converter was at its end; the true value is larger.";
        case Reason::unstable: return "The instrument did not show a stable value.";
        case Reason::over_range: return "The instrument was out of its range.";
        case Reason::wrong_kind: return "The value is of another kind than the limit.";
        case Reason::uncertainty_missing: return "The decision rule asks for an uncertainty and none is given.";
        case Reason::guard_band_impossible: return "The guard bands leave no room between the two limits.";
        case Reason::rule_invalid: return "A figure of the decision rule is out of its range.";
        case Reason::informative: return "The requirement is informative and is not judged.";
        case Reason::too_few_valid_runs: return "There are fewer valid runs than the method needs.";
        case Reason::valid_runs_unverified:
            return "The number of valid runs has not been verified against the official text.";
        case Reason::aggregation_unverified:
            return "The mean is inside the limit but a single run is not, and the rule that combines runs has not been "
                   "verified.";
        case Reason::run_void: return "The run was declared void.";
        case Reason::speed_too_high_over_limit:
            return "Over the limit, but the speed at onset was too high for the run to count; repeat it.";
        case Reason::speed_too_low_under_limit:
            return "Inside the limit, but the speed at onset was too low for the run to count; repeat it.";
        case Reason::force_too_high: return "The lever force was higher than permitted; repeat the run.";
        case Reason::force_missing: return "The force of a lever in use is missing.";
        case Reason::wrong_brake: return "A lever moved that this condition leaves alone.";
        case Reason::trigger_missing: return "No movement of a brake lever in use was seen.";
        case Reason::no_standstill: return "The vehicle did not come to a standstill.";
        case Reason::not_zeroed: return "The zero check of the balance failed.";
        case Reason::repeatability: return "The values differ by more than the method allows.";
        case Reason::step_not_completed: return "The step has not been completed.";
        case Reason::not_required: return "The requirement does not apply to this item.";
        case Reason::instrument_restarted: return "The instrument restarted or its counter was zeroed in between.";
        case Reason::clock_fault: return "The instrument's clock was missing or went backwards.";
        case Reason::not_calibrated: return "The instrument has no calibration for this measurand.";
        case Reason::calibration_range: return "The indication lies outside the range the certificate covers.";
        case Reason::uncertainty_failed: return "The uncertainty budget could not be evaluated with these values.";
        case Reason::drift: return "The zero moved by more than the method allows between before and after.";
        case Reason::ambient_outside: return "The ambient conditions were outside what the method allows.";
        case Reason::ambient_missing: return "An ambient condition the method asks for was not recorded.";
        case Reason::condition_not_met: return "A state the method asks for was not confirmed.";
        case Reason::pause_too_long: return "The pause before this run was longer than the method allows.";
        case Reason::sources_disagree: return "Two independent ways to the same value disagree.";
        case Reason::implausible: return "The value cannot be true, judged by another recorded quantity.";
        case Reason::not_steady: return "No steady state was reached.";
        case Reason::thermal_limit: return "The thermal limit was reached before the measurement was complete.";
        case Reason::supply_not_held: return "The supply voltage was not held within its tolerance.";
        case Reason::set_point_missed: return "The set point was not held within its tolerance.";
        case Reason::rests_on_missing: return "A step this one rests on gave no result.";
        case Reason::parts_missing: return "Not every part of the bill has been weighed.";
        case Reason::answer_missing: return "A required answer was not given.";
        case Reason::evidence_missing: return "A required photo or document is missing.";
        case Reason::answered_not_applicable: return "The question does not arise for this item.";
        case Reason::certificate_incomplete: return "The external certificate lacks what identifies it.";
        case Reason::certificate_expired: return "The external certificate had expired.";
        case Reason::certificate_postdated: return "The external certificate is dated after the day it was relied on.";
        case Reason::subjects_missing: return "Not everything the step is done for has a result.";
        case Reason::duplicate_code: return "A code that must be unique has been seen on another item.";
        case Reason::start_missing: return "The moment from which the time counts is not in the record.";
        case Reason::no_fix: return "The receiver had no fix of its position.";
        case Reason::too_few_epochs: return "There are fewer positions than the method needs.";
        case Reason::other_constellation:
            return "Satellites of other systems took part in the position, or the receiver does not tell whose it "
                   "used.";
        case Reason::reference_missing: return "There is no reference position to compare with.";
        case Reason::window_too_short: return "What was recorded is shorter than what must be observed.";
        case Reason::background_too_high: return "The background noise is too close to the level for a correction.";
        case Reason::check_failed: return "The check of the instrument before or after the measurement failed.";
        case Reason::answers_disagree: return "What was answered differs from what is on record.";
        case Reason::code_form: return "The code does not have the form that its parts are read by.";
        case Reason::pause_too_short: return "The rest before this run was shorter than the method asks for.";
    }
    return "No reason is given.";
}

bool is_difference(std::string_view value_name) {
    return value_name.ends_with("_resolution") || value_name.ends_with("_uncertainty");
}

std::string value_text(const NamedValue& named) {
    return is_difference(named.name) ? metrology::difference_text(named.value) : named.value.text();
}

std::string percentage(const metrology::AnyQuantity& ratio) {
    const auto& unit = metrology::preferred_unit(metrology::Kind::ratio);
    return ratio.in(unit, 2).text() + ' ' + std::string(unit.symbol);
}

namespace {

/// "A required answer was not given: plate_photo."
std::string with_detail(Reason reason, const std::string& detail) {
    const auto said_of = [](Reason one) { return velocert::sequence::sentence(one); };
    if (detail.empty()) return std::string(said_of(reason));
    std::string out(said_of(reason));
    out.pop_back();
    // The reason of the last attempt, behind that of them all.
    if (const auto cause = conformity::parse_reason(detail); cause && reason == Reason::too_few_valid_runs) {
        std::string said(said_of(*cause));
        said.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(said.front())));
        return out + ": " + said;
    }
    out += ": " + detail;
    return out.ends_with('.') ? out : out + '.';
}

}  // namespace

std::string printed(const metrology::AnyQuantity& value, const conformity::Limit& limit) {
    if (value.kind() == metrology::Kind::length) return conformity::print_against(value, limit, 3);
    return value.kind() == metrology::Kind::ratio ? percentage(value) : value.text();
}

namespace {

/// What the value was rounded to before it was compared; nothing where it was compared as it is.
std::optional<metrology::AnyQuantity> rounded_to(const conformity::Assessment& assessment) {
    const auto& limit = assessment.limit;
    const auto& value = assessment.measurement->value;
    if (assessment.rule.comparison != conformity::Comparison::rounded_value || !assessment.margin || !limit.value)
        return std::nullopt;
    std::int64_t compared = limit.value->value().base();
    switch (limit.relation) {
        case conformity::Relation::at_most:
        case conformity::Relation::below: compared -= assessment.margin->base(); break;
        case conformity::Relation::at_least: compared += assessment.margin->base(); break;
        default: return std::nullopt;
    }
    if (compared == value.base()) return std::nullopt;
    return metrology::AnyQuantity(value.kind(), compared);
}

/// "63 kg", "63.4 kg (rounded to 63 kg, the last digit of the limit, before it is compared)", "just above 63 kg".
std::string compared_value(const conformity::Assessment& assessment) {
    const auto& measurement = *assessment.measurement;
    const std::string exact = printed(measurement.value, assessment.limit);
    if (const auto rounded = rounded_to(assessment))
        return exact + " (rounded to " + rounded->text() + ", the last digit of the limit, before it is compared)";
    // At the limit and yet outside: by less than a base unit.
    if (assessment.reason != Reason::outside_limit || !assessment.margin || assessment.margin->base() != 0)
        return exact;
    switch (assessment.limit.relation) {
        case conformity::Relation::at_most: return "just above " + exact;
        case conformity::Relation::at_least: return "just below " + exact;
        default: return exact;
    }
}

}  // namespace

namespace {

/// The decision itself, without what a Pass rests on.
std::string decision(const conformity::Assessment& assessment) {
    std::string out = assessment.limit.id.empty() ? std::string() : assessment.limit.id + ": ";
    // Where each attempt decides, the one that did ("#2: 7.200 m").
    const auto decided = [&] {
        return assessment.detail.starts_with('#') ? "attempt " + assessment.detail.substr(1)
                                                  : compared_value(assessment);
    };
    if (assessment.reason == Reason::outside_acceptance_limit && assessment.measurement && assessment.acceptance_limit)
        return out + decided() + " meets " + std::string(conformity::name(assessment.limit.relation)) + ' ' +
               conformity::value_text(assessment.limit) + ", but not the acceptance limit " +
               assessment.acceptance_limit->text() + '.';
    const bool compared = assessment.reason == Reason::inside_limit || assessment.reason == Reason::outside_limit;
    if (compared && !assessment.word.empty())
        return out + '\'' + assessment.word + "' " +
               (assessment.reason == Reason::inside_limit ? "meets" : "does not meet") + " '" +
               conformity::value_text(assessment.limit) + "'.";
    if (!compared || !assessment.measurement) return out + with_detail(assessment.reason, assessment.detail);
    out += decided();
    // What is shown is not all there is to the value.
    if (!assessment.detail.empty() && !assessment.detail.starts_with('#')) out += " (" + assessment.detail + ')';
    out += assessment.reason == Reason::inside_limit ? " meets " : " does not meet ";
    out +=
        std::string(conformity::name(assessment.limit.relation)) + ' ' + conformity::value_text(assessment.limit) + '.';
    return out;
}

}  // namespace

std::string sentence(const conformity::Assessment& assessment) {
    return decision(assessment) + caveat_sentences(assessment);
}

std::string sentence(const ProcedureResult& result) {
    for (const auto& assessment : result.assessments)
        if (assessment.verdict == result.verdict && assessment.reason == result.reason)
            return decision(assessment) + caveat_sentences(result);
    return with_detail(result.reason, result.detail);
}

}  // namespace velocert::sequence
