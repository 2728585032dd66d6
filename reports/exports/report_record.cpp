// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_record.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/gauge_certificates.h"
#include "core/sequence/used_calibrations.h"
#include "reports/exports/si_unit.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;
using conformity::Verdict;
using sequence::Run;

Maybe unless_empty(const std::string& text) { return text.empty() ? Maybe() : Maybe(text); }

template <typename Value>
Maybe text_of(const std::optional<Value>& value) {
    return value ? Maybe(value->text()) : Maybe();
}

Maybe day(const std::optional<base::Date>& date) { return date ? Maybe(base::text(*date)) : Maybe(); }

ExactFigure figure_in(const metrology::AnyQuantity& value, const metrology::Unit& unit) {
    const metrology::AnyQuantity step(value.kind(), unit.offset + 1);  // a temperature's zero is not that of its scale
    return {value.in(unit).text(), step.in(unit).text(), std::string(unit.symbol), std::string(si_unit(unit))};
}

std::optional<ExactFigure> figure_of(const std::optional<metrology::AnyQuantity>& value) {
    return value ? std::optional(exact_figure(*value)) : std::nullopt;
}

/// An uncertainty or a margin: in a unit without a zero point of its own.
std::optional<ExactFigure> difference_of(const std::optional<metrology::AnyQuantity>& difference) {
    if (!difference) return std::nullopt;
    const auto& unit = metrology::preferred_unit(difference->kind());
    return figure_in(*difference, unit.offset == 0 ? unit : metrology::base_unit(difference->kind()));
}

/// A written value keeps its digits: "63" stays 63, "7.0" stays 7.0.
ExactFigure written_figure(const metrology::WrittenQuantity& written) {
    auto out = exact_figure(written.value());
    out.value = written.number().text();
    out.resolution = base::Decimal(1, written.number().scale()).text();
    out.unit = written.unit().symbol;
    out.si_unit = si_unit(written.unit());
    return out;
}
std::optional<ExactFigure> written_figure(const std::optional<metrology::WrittenQuantity>& written) {
    return written ? std::optional(written_figure(*written)) : std::nullopt;
}

/// The probability that k stands for, where the distribution is one that tells (JCGM 100, G.3.2). For information; no
/// verdict rests on it.
Maybe coverage_probability(const metrology::Measurement& measurement) {
    if (!measurement.standard_uncertainty || !measurement.coverage_factor) return {};
    const double k = measurement.coverage_factor->to_double();
    if (!(k > 0)) return {};
    double probability = 0;
    if (measurement.sample) return {};
    if (measurement.effective_dof && measurement.effective_dof->to_double() >= 1)
        probability = 1 - 2 * boost::math::cdf(boost::math::complement(
                                  boost::math::students_t(measurement.effective_dof->to_double()), k));
    else
        probability = std::erf(k / std::sqrt(2.0));
    return base::Decimal(std::llround(probability * 1e4), 4).normalized().text();
}

Maybe statement_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::pass: return "P";
        case Verdict::fail: return "F";
        case Verdict::not_applicable: return "N";
        case Verdict::not_evaluated:
        case Verdict::inconclusive: return {};
    }
    return {};
}

ItemRecord item_record(const laboratory::TestItem& item) {
    ItemRecord out;
    out.id = item.id;
    out.battery = standards::name(item.traits.battery);
    out.drive = standards::name(item.traits.drive);
    out.made_on = day(item.traits.made_on);
    out.certified_to = unless_empty(item.traits.certified_to);
    out.certified_on = day(item.traits.certified_on);
    out.sold_on = day(item.traits.sold_on);
    out.model = unless_empty(item.model);
    out.maker = unless_empty(item.maker);
    out.vehicle_code = unless_empty(item.vehicle_code);
    out.client = unless_empty(item.client);
    return out;
}

ResultRecord result_record(const standards::StandardEdition& edition, const std::string& procedure,
                           const Assessment& assessment) {
    const auto& limit = assessment.limit;
    ResultRecord out;
    out.id = limit.clause + '/' + limit.id + (limit.at ? '@' + limit.at->text() : std::string());
    out.clause = limit.clause;
    if (const auto* clause = edition.clause(limit.clause)) out.title = {clause->title.zh, clause->title.en};
    out.procedure = procedure;
    out.limit = limit.id;
    out.relation = conformity::name(limit.relation);
    out.limit_status = conformity::name(limit.status);
    out.limit_text = unless_empty(limit.text_value);
    out.limit_value = written_figure(limit.value);
    out.limit_upper = written_figure(limit.upper);
    out.at = written_figure(limit.at);
    if (const auto& measurement = assessment.measurement) {
        out.value = exact_figure(measurement->value);
        out.standard_uncertainty = difference_of(measurement->standard_uncertainty);
        out.expanded_uncertainty = difference_of(measurement->expanded_uncertainty());
        out.coverage_factor = text_of(measurement->coverage_factor);
        out.coverage_probability = coverage_probability(*measurement);
        out.effective_dof = text_of(measurement->effective_dof);
        out.distribution = std::string(metrology::name(measurement->distribution_kind()));
        out.provenance = std::string(metrology::name(measurement->provenance));
    }
    out.acceptance_limit = figure_of(assessment.acceptance_limit);
    out.margin = difference_of(assessment.margin);
    out.rule = conformity::name(assessment.rule.rule);
    if (assessment.zone) out.zone = std::string(conformity::name(*assessment.zone));
    out.conformance_probability = text_of(assessment.conformance_probability);
    out.verdict = conformity::name(assessment.verdict);
    out.statement = statement_of(assessment.verdict);
    out.reason = conformity::name(assessment.reason);
    return out;
}

AttemptRecord attempt_record(const sequence::StepRun& step_run) {
    AttemptRecord out;
    out.id = sequence::attempt_name(step_run);
    out.procedure = step_run.procedure;
    out.step = step_run.step;
    out.part = unless_empty(step_run.subject);
    out.number = std::to_string(step_run.number);
    out.started_utc = step_run.started_utc;
    out.ended_utc = step_run.ended_utc;
    out.outcome = conformity::name(step_run.outcome);
    out.valid = step_run.result.valid;
    out.verdict = conformity::name(step_run.result.verdict);
    out.reason = conformity::name(step_run.result.reason);
    out.void_reason = unless_empty(step_run.void_reason);
    out.void_note = unless_empty(step_run.void_note);
    out.retry_reason = unless_empty(step_run.retry_reason);
    for (const auto& value : step_run.result.values) out.values.push_back({value.name, exact_figure(value.value)});
    for (const auto& capture : step_run.captures)
        out.captures.push_back({capture.role, capture.driver, capture.identity, capture.simulated, capture.log.text()});
    for (const auto& use : step_run.gauges) {
        GaugeRecord gauge{use.field,
                          use.gauge,
                          std::string(metrology::name(use.measurand)),
                          unless_empty(use.blocked),
                          unless_empty(use.cause),
                          {},
                          {}};
        if (use.certificate) {
            gauge.role = use.certificate->role;
            gauge.certificate = use.certificate->certificate.text();
        }
        out.gauges.push_back(std::move(gauge));
    }
    return out;
}

}  // namespace

ExactFigure exact_figure(const metrology::AnyQuantity& value) {
    return figure_in(value, metrology::preferred_unit(value.kind()));
}

base::Result<ReportRecord> report_record(const Run& run, const standards::StandardEdition& edition) {
    if (edition.id != run.edition || edition.pack != run.pack)
        return base::fail(base::ErrorCode::integrity, "run " + run.id, "edition " + edition.id,
                          "the edition the run was judged by: " + run.edition);
    ReportRecord out;
    out.standing = run.specimen ? "specimen" : "draft";
    out.run = run.id;
    out.started_utc = run.started_utc;
    out.ended_utc = run.ended_utc;
    out.lifecycle = sequence::name(run.lifecycle);
    out.program_version = run.program_version;
    if (run.program) {
        out.program_file = run.program->name;
        out.program_sha256 = run.program->digest.text();
    }
    out.laboratory = unless_empty(run.laboratory);
    out.station = run.station.name.empty() ? run.station.id : run.station.name;
    out.item = item_record(run.item);
    out.edition = {edition.id,
                   edition.printed,
                   std::to_string(edition.revision),
                   {edition.title.zh, edition.title.en},
                   run.edition_reason_text.empty() ? run.edition_reason : run.edition_reason_text,
                   run.pack.text(),
                   text_of(run.release)};
    out.rule = {std::string(conformity::name(run.rule.rule)), run.rule.fraction.text(),
                std::string(conformity::name(run.rule.comparison)), text_of(run.rule.risk)};
    for (const auto& name : sequence::testers_of(run)) out.persons.push_back({"operator", name, {}, {}, {}});
    std::vector<sequence::FrozenCertificate> certificates;
    for (auto& used : sequence::used_certificates(run)) certificates.push_back(std::move(used.frozen));
    for (auto& gauge : sequence::gauge_certificates(run)) certificates.push_back(std::move(gauge));
    for (const auto& frozen : certificates) {
        EquipmentRecord equipment{
            frozen.role, unless_empty(frozen.equipment), frozen.number, frozen.certificate.text(), {}};
        for (const auto measurand : frozen.measurands) equipment.measurands.emplace_back(metrology::name(measurand));
        out.equipment.push_back(std::move(equipment));
    }
    for (const auto& one : sequence::deviations_of(run))
        // A result that is not taken is answered for by the report's own signers.
        out.deviations.push_back({one.kind, one.role, one.cause, one.reason, one.operator_name,
                                  one.approver.empty() ? "whoever signs the report" : one.approver, one.utc});
    out.verdict = conformity::name(run.verdict);
    for (const auto& result : run.results)
        for (const auto& assessment : result.assessments)
            out.results.push_back(result_record(edition, result.procedure, assessment));
    for (const auto& step_run : run.step_runs) out.attempts.push_back(attempt_record(step_run));
    return out;
}

}  // namespace velocert::reports
