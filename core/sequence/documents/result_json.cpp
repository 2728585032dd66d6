// SPDX-License-Identifier: GPL-3.0-or-later
// The result document "velocert-result/1" of the command line's contract.

#include <unordered_map>

#include "core/conformity/sufficiency.h"
#include "core/metrology/calibration.h"
#include "core/sequence/documents/exact_json.h"
#include "core/sequence/documents/pass_caveats.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/gauge_certificates.h"
#include "core/sequence/run.h"
#include "core/sequence/used_calibrations.h"

namespace velocert::sequence {
namespace {

using base::Json;
using conformity::Assessment;
using conformity::Reason;

template <typename Value>
Json text_or_null(const std::optional<Value>& value) {
    return value ? Json(value->text()) : Json();
}

/// An uncertainty or a margin: a difference has no zero point, as degrees Celsius have one.
Json difference_or_null(const std::optional<metrology::AnyQuantity>& difference) {
    return difference ? Json(metrology::difference_text(*difference)) : Json();
}

/// What is said only where there is something to say.
void add_where_known(Json& json, const Assessment& assessment) {
    const auto& measurement = assessment.measurement;
    if (measurement && measurement->distribution_kind() != metrology::DistributionKind::normal)
        json.set("distribution", metrology::name(measurement->distribution_kind()));
    if (measurement && measurement->effective_dof) json.set("effective_dof", measurement->effective_dof->text());
    if (assessment.limit.inherent) json.set("inherent", true);
    if (const auto risk = conformity::specific_risk(assessment)) json.set("specific_risk", risk->text());
    if (measurement)
        if (const auto expanded = measurement->expanded_uncertainty())
            if (const auto ratio = conformity::uncertainty_ratio(assessment.limit, *expanded))
                json.set("uncertainty_ratio", ratio->text());
    if (const auto interval = conformity::undecidable(assessment))
        json.set("undecidable", Json::object()
                                    .set("from", interval->from.text())
                                    .set("to", interval->to.text())
                                    .set("kind", conformity::name(interval->kind)));
    Json warnings = Json::array();
    for (const auto warning : conformity::warnings(assessment)) warnings.push(conformity::name(warning));
    for (const auto caveat : caveats(assessment)) warnings.push(name(caveat));
    if (warnings.items()->empty()) return;
    json.set("warnings", std::move(warnings));
}

Json assessment_json(const Assessment& assessment) {
    Json json = Json::object();
    const auto& measurement = assessment.measurement;
    json.set("limit", assessment.limit.id);
    json.set("clause", assessment.limit.clause);
    json.set("relation", conformity::name(assessment.limit.relation));
    json.set("limit_value", conformity::value_text(assessment.limit));
    if (assessment.limit.at) json.set("at", assessment.limit.at->text());
    json.set("limit_status", conformity::name(assessment.limit.status));
    json.set("value", measurement                ? Json(printed(measurement->value, assessment.limit))
                      : !assessment.word.empty() ? Json(assessment.word)
                                                 : Json());
    json.set("standard_uncertainty", measurement ? difference_or_null(measurement->standard_uncertainty) : Json());
    json.set("expanded_uncertainty", measurement ? difference_or_null(measurement->expanded_uncertainty()) : Json());
    json.set("coverage_factor", measurement ? text_or_null(measurement->coverage_factor) : Json());
    json.set("acceptance_limit", text_or_null(assessment.acceptance_limit));
    json.set("zone", assessment.zone ? Json(conformity::name(*assessment.zone)) : Json());
    json.set("conformance_probability", text_or_null(assessment.conformance_probability));
    json.set("margin", difference_or_null(assessment.margin));
    json.set("verdict", conformity::name(assessment.verdict));
    json.set("reason", sentence(assessment));
    json.set("reason_code", conformity::name(assessment.reason));
    if (!assessment.word.empty()) json.set("word", assessment.word);
    if (!assessment.detail.empty()) json.set("detail", assessment.detail);
    if (!assessment.subject.empty()) json.set("subject", assessment.subject);
    add_where_known(json, assessment);
    return json;
}

/// A length with as many digits as it needs to lie on its side of every limit of the procedure.
/// Factors are plain numbers.
std::string printed_run_value(const NamedValue& named, const ProcedureResult& result) {
    if (named.value.kind() == metrology::Kind::ratio && named.name.starts_with("share")) return percentage(named.value);
    if (named.value.kind() == metrology::Kind::ratio) return base::Decimal(named.value.base(), 9).normalized().text();
    std::string out;
    if (named.name == "corrected_distance")
        for (const auto& assessment : result.assessments)
            if (auto text = printed(named.value, assessment.limit); text.size() > out.size()) out = std::move(text);
    return out.empty() ? value_text(named) : out;
}

/// What was answered in words; what does not arise or is missing says so.
Json words_json(const StepResult& result) {
    Json json = Json::object();
    for (const auto& word : result.words) {
        const std::string reason =
            word.reason == Reason::none ? std::string() : std::string(conformity::name(word.reason));
        json.set(word.name, reason.empty() ? word.text : word.text.empty() ? reason : reason + ": " + word.text);
    }
    return json;
}

/// As set() does, one after the other; but a result may have very many values.
void add_values(Json& json, const std::vector<NamedValue>& values, const ProcedureResult& result) {
    Json::Object members = *json.members();
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < members.size(); ++i) places.emplace(members[i].first, i);
    for (const auto& named : values) {
        const auto [place, fresh] = places.emplace(named.name, members.size());
        if (fresh)
            members.emplace_back(named.name, printed_run_value(named, result));
        else
            members[place->second].second = printed_run_value(named, result);
    }
    json = Json(std::move(members));
}

Json run_json(const StepRun& step_run, int index, const ProcedureResult& result) {
    Json json = Json::object();
    json.set("index", Json::integer(index));
    json.set("step", step_run.step);
    if (!step_run.subject.empty()) json.set("part", step_run.subject);
    json.set("attempt", Json::integer(step_run.number));
    json.set("outcome", conformity::name(step_run.outcome));
    json.set("valid", step_run.result.valid);
    json.set("verdict", conformity::name(step_run.result.verdict));
    const Reason reason = step_run.result.reason;
    const bool nothing_to_say = reason == Reason::none || reason == Reason::inside_limit;
    json.set("reason", nothing_to_say ? Json() : Json(conformity::name(reason)));
    if (!step_run.void_reason.empty()) json.set("void", step_run.void_reason);
    add_values(json, step_run.result.values, result);
    if (!step_run.result.words.empty()) json.set("words", words_json(step_run.result));
    return json;
}

}  // namespace

Json result_json(const Run& run, const ProcedureResult& result) {
    Json json = Json::object();
    json.set("format", "velocert-result/1");
    json.set("edition", run.edition);
    json.set("edition_reason", run.edition_reason_text.empty() ? run.edition_reason : run.edition_reason_text);
    json.set("edition_reason_code", run.edition_reason);
    json.set("pack", run.pack.text());
    if (run.pack_approval && run.pack_approval->given()) json.set("pack_approval", to_json(*run.pack_approval));
    if (run.pack_approval && !run.pack_approval->given())
        json.set("notes", Json::array().push(std::string(pack_not_approved)));
    json.set("procedure", result.procedure);
    json.set("rule", stored(run.rule));
    json.set("verdict", conformity::name(result.verdict));
    json.set("reason", sentence(result));
    json.set("reason_code", conformity::name(result.reason));
    Json assessments = Json::array();
    for (const auto& assessment : result.assessments) assessments.push(assessment_json(assessment));
    json.set("assessments", std::move(assessments));
    Json runs = Json::array();
    int index = 0;
    for (const auto& step_run : run.step_runs)
        if (step_run.procedure == result.procedure) runs.push(run_json(step_run, ++index, result));
    json.set("runs", std::move(runs));
    Json missing = Json::array();
    for (const auto& condition : result.missing_conditions) missing.push(condition);
    json.set("conditions_missing", std::move(missing));
    Json calibrations = Json::array();
    for (const auto& used : used_certificates(run)) calibrations.push(to_json(used.frozen));
    for (const auto& frozen : gauge_certificates(run, result.procedure)) calibrations.push(to_json(frozen));
    if (!calibrations.items()->empty()) json.set("calibrations", std::move(calibrations));
    Json deviations = Json::array();
    for (const auto& deviation : deviations_of(run)) deviations.push(to_json(deviation));
    if (!deviations.items()->empty()) json.set("deviations", std::move(deviations));
    return json;
}

}  // namespace velocert::sequence
