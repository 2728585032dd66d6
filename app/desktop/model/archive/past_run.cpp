// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/past_run.h"

#include <QCoreApplication>

#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/frame/condition_words.h"
#include "app/desktop/model/frame/ending_words.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/calibrations/deviation_kinds.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/recording.h"
#include "core/sequence/used_calibrations.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/step_order.h"
#include "reports/content/words/combined_words.h"
#include "reports/content/words/words.h"

namespace velocert::app {
namespace {

class Past {
    Q_DECLARE_TR_FUNCTIONS(Past)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

QString person_of(const PastRun& past) {
    const auto& run = past.run;
    if (run.operator_account.empty()) return text(run.operator_name);
    return Past::tr("%1 (account %2)")
        .arg(person_words(past.people, base::Person{run.operator_account, run.operator_name}),
             text(run.operator_account));
}

QString void_words(const standards::Step* step, const std::string& id) {
    if (step != nullptr)
        for (const auto& known : step->voids)
            if (known.id == id) return in_words(known.title);
    return text(id);
}

}  // namespace

const standards::Step* PastRun::step(const sequence::StepRun& attempt) const {
    return standards::step_of(edition, attempt.procedure, attempt.step);
}

base::Result<PastRun> load_past_run(const records::Archive& archive, const std::string& id) {
    auto run = archive.run(id);
    if (!run) return base::fail(run.error());
    auto edition = sequence::edition_of(*run, archive);
    if (!edition) return base::fail(edition.error());
    const auto voided = records::voided_runs(archive);
    if (!voided) return base::fail(voided.error());
    const auto why = voided->find(id);
    auto people = records::people_register(archive);
    return PastRun{std::move(*run), std::move(*edition), why == voided->end() ? std::string() : why->second,
                   people ? std::move(*people) : laboratory::PeopleRegister()};
}

std::vector<FactLine> facts_of(const PastRun& past) {
    const auto& run = past.run;
    std::vector<FactLine> out;
    if (!past.voided.empty())
        out.push_back({Past::tr("Voided"), Past::tr("counts for nothing: %1").arg(text(past.voided)), Sign::broken});
    out.push_back({Past::tr("Item"), text(run.item.id)});
    if (!run.item.model.empty()) out.push_back({Past::tr("Model"), text(run.item.model)});
    if (!run.item.maker.empty()) out.push_back({Past::tr("Maker"), text(run.item.maker)});
    out.push_back({Past::tr("Edition"), text(past.edition.printed)});
    out.push_back({Past::tr("Why this edition"),
                   edition_reason_words({run.edition, run.edition_reason, run.edition_reason_text, {}})});
    if (!run.pack_of.empty()) out.push_back({Past::tr("Pack"), own_pack_words(past.edition), Sign::inconclusive});
    out.push_back({Past::tr("Limits released by"),
                   run.laboratory.empty() ? Past::tr("nobody: as shipped") : text(run.laboratory)});
    out.push_back({Past::tr("Person"), person_of(past)});
    out.push_back({Past::tr("Started (UTC)"), whole_time(run.started_utc)});
    out.push_back({Past::tr("Ended (UTC)"), run.ended_utc.empty() ? Past::tr("not yet") : whole_time(run.ended_utc)});
    out.push_back({Past::tr("Run"),
                   lifecycle_word(run.lifecycle) +
                       (run.lifecycle_text.empty() ? QString() : ": " + lifecycle_text_words(run.lifecycle_text))});
    out.push_back({Past::tr("Verdict"), verdict_word(run.verdict), sign_of(run.verdict)});
    out.push_back({Past::tr("Program"), text(run.program_version)});
    if (run.program)
        out.push_back({Past::tr("Program file (SHA-256)"), text(run.program->name + ' ' + run.program->digest.text())});
    out.push_back({Past::tr("Pack (SHA-256)"), text(run.pack.text())});
    for (const auto& placed : run.station.instruments)
        out.push_back({Past::tr("Instrument: %1").arg(role_title(past.edition, placed.role)),
                       text(placed.driver + (placed.serial.empty() ? "" : ", " + placed.serial))});
    for (const auto& deviation : sequence::deviations_of(run)) {
        if (deviation.kind == sequence::ended_early) {
            out.push_back({Past::tr("Run that ended early"),
                           text(deviation.role.substr(deviation.role.find('/') + 1)) + ": " +
                               lifecycle_text_words(deviation.reason),
                           Sign::inconclusive});
            continue;
        }
        if (deviation.kind != sequence::result_not_taken) {
            out.push_back({Past::tr("Deviation"), text(deviation.reason), Sign::inconclusive});
            continue;
        }
        out.push_back(
            {Past::tr("Result not taken"),
             Past::tr("%1, %2: %3")
                 .arg(procedure_title(past, reports::procedure_not_taken(deviation)),
                      in_words(reports::run_and_verdict(deviation)), in_words(reports::why_not_taken(deviation))),
             Sign::inconclusive});
    }
    return out;
}

QString run_title(const PastRun& past) { return text(past.run.item.id + " · " + past.run.id); }

QString procedure_title(const PastRun& past, const std::string& id) {
    const auto* procedure = past.edition.procedure(id);
    return procedure == nullptr ? text(id) : in_words(procedure->title);
}

QString step_title(const PastRun& past, const sequence::StepRun& attempt) {
    const auto* step = past.step(attempt);
    const QString title = step == nullptr ? text(attempt.step) : in_words(step->title);
    return attempt.subject.empty() ? title : title + " @" + text(attempt.subject);
}

QString attempt_title(const PastRun& past, const sequence::StepRun& attempt) {
    return Past::tr("%1 · attempt %2").arg(step_title(past, attempt)).arg(attempt.number);
}

QString value_name(const std::string& name) {
    // What an uncertainty is told by is kept beside its value, under the value's name.
    const std::pair<std::string_view, QString> parts[] = {
        {"_standard_uncertainty", Past::tr("%1, standard uncertainty")},
        {"_coverage_factor", Past::tr("%1, coverage factor")},
        {"_effective_dof", Past::tr("%1, effective degrees of freedom")}};
    for (const auto& [ending, words] : parts)
        if (name.ends_with(ending))
            return words.arg(in_words(reports::value_words(name.substr(0, name.size() - ending.size()))));
    return in_words(reports::value_words(name));
}

std::vector<FactLine> facts_of(const PastRun& past, const sequence::StepRun& attempt) {
    std::vector<FactLine> out;
    out.push_back({Past::tr("Procedure"), procedure_title(past, attempt.procedure)});
    out.push_back(
        {Past::tr("From – to (UTC)"), exact_time(attempt.started_utc) + " – " + exact_time(attempt.ended_utc)});
    out.push_back({Past::tr("Outcome"), outcome_word(attempt.outcome)});
    const QString unconfirmed = unconfirmed_words(attempt);
    if (!attempt.error_text.empty())
        out.push_back(
            {Past::tr("Trouble"), unconfirmed.isEmpty() ? text(attempt.error_text) : unconfirmed, Sign::broken});
    if (!attempt.void_reason.empty())
        out.push_back({Past::tr("Declared void"),
                       void_words(past.step(attempt), attempt.void_reason) + ' ' + text(attempt.void_note)});
    if (!attempt.retry_reason.empty())
        out.push_back({Past::tr("Why again"), in_words(reports::retry_words(attempt.retry_reason))});
    out.push_back({Past::tr("Counts"), attempt.result.valid ? Past::tr("yes") : Past::tr("no")});
    out.push_back({Past::tr("Verdict"), verdict_word(attempt.result.verdict), sign_of(attempt.result.verdict)});
    if (const auto why = reason_words(attempt.result.reason); !why.isEmpty()) out.push_back({Past::tr("Reason"), why});
    if (const auto* of = past.step(attempt); of != nullptr && !attempt.result.valid)
        for (const auto& unkept : unkept_condition_words(past.edition, *of, attempt))
            out.push_back({Past::tr("Condition not kept"), unkept, Sign::broken});
    for (const auto& value : attempt.result.values)
        out.push_back({value_name(value.name), text(sequence::value_text(value))});
    const auto* step = past.step(attempt);
    for (const auto& typed : attempt.typed) {
        if (sequence::is_rule_field(typed.field)) continue;
        const auto* field = step != nullptr ? standards::find_field(*step, typed.field) : nullptr;
        out.push_back({Past::tr("Typed: %1").arg(field != nullptr ? in_words(field->title) : text(typed.field)),
                       text(typed.text)});
    }
    for (const auto& state : attempt.safe_states)
        out.push_back({Past::tr("Safe state: %1").arg(role_title(past.edition, state.role)),
                       safe_state_words(state.text), state.ok ? Sign::none : Sign::broken});
    return out;
}

QString action_words(const PastRun& past, const sequence::StepRun& attempt, const std::string& action) {
    const auto* step = past.step(attempt);
    if (step == nullptr) return text(action);
    // The prompt before an action says what the person was to do while it went on.
    const standards::Action* prompt = nullptr;
    for (const auto& one : step->actions) {
        if (one.kind == standards::Action::Kind::prompt) prompt = &one;
        if (one.id == action) return prompt == nullptr ? text(action) : in_words(prompt->text);
    }
    return text(action);
}

reports::Chart time_chart(const TimelineCapture& capture, const standards::Title& role,
                          metrology::Measurand measurand) {
    reports::Chart out;
    const reports::Bilingual what = reports::words(measurand);
    out.x.quantity = {"时间", "Time"};
    out.x.unit = "s";
    out.y.quantity = what;
    if (const auto* unit = capture.unit_of(measurand)) out.y.unit = std::string(unit->symbol);
    out.title = {role.zh + "，" + what.zh, role.en + ", " + what.en};
    reports::ChartSeries series;
    series.name = what;
    // A weighing is shown on request and holds until the next one.
    series.stepped = metrology::kind_of(measurand) == metrology::Kind::mass;
    for (std::size_t i = 0; i < capture.indications.size(); ++i) {
        const auto& one = capture.indications[i];
        if (one.measurand != measurand || !one.has_value()) continue;
        const double value = one.value.to_double();
        series.points.push_back({capture.at_s[i], value});
        series.digits.push_back(one.value.text());
    }
    out.empty_reason = {"没有数值", "no value"};
    const std::string range = std::to_string(series.points.size());
    out.summary = {range + " 个数值", range + " values"};
    out.series.push_back(std::move(series));
    return out;
}

void annotate_chart(const std::vector<AnnotationPresenter::Place>& places, const TimelineCapture& capture,
                    int measurand, reports::Chart& chart) {
    const auto measurands = capture.measurands();
    if (places.empty() || measurand < 0 || measurand >= static_cast<int>(measurands.size())) return;
    if (chart.y.from == chart.y.to) {
        // Room for the numbers above the curve.
        const auto range = reports::y_range(chart);
        chart.y.from = range.from;
        chart.y.to = range.to + (range.to - range.from) * 0.3;
    }
    for (const auto& place : places) {
        const auto* shown =
            AttemptTimeline::shown_at(capture, measurands[static_cast<std::size_t>(measurand)], place.from_s);
        if (place.to_s)
            chart.bands.push_back(
                {reports::Direction::vertical, place.from_s, *place.to_s, reports::ChartRole::quiet, {}});
        const double y =
            shown != nullptr && shown->has_value() ? shown->value.to_double() : reports::y_range(chart).from;
        chart.markers.push_back(
            {{place.from_s, y}, reports::ChartRole::event, reports::plain(place.number.toStdString())});
    }
}

void annotate_distance(const std::vector<AnnotationPresenter::Place>& places,
                       const std::function<double(double seconds)>& place_of, reports::Chart& chart) {
    const double foot = reports::y_range(chart).from;
    for (const auto& place : places) {
        const double at = place_of(place.from_s);
        if (place.to_s)
            chart.bands.push_back(
                {reports::Direction::vertical, at, place_of(*place.to_s), reports::ChartRole::quiet, {}});
        chart.markers.push_back({{at, foot}, reports::ChartRole::event, reports::plain(place.number.toStdString())});
    }
}

}  // namespace velocert::app
