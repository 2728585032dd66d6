// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_checks.h"

#include <algorithm>
#include <utility>

#include "core/base/stated_reason.h"
#include "core/metrology/quantity.h"
#include "core/sequence/answers/on_record.h"
#include "core/sequence/answers/typed_value.h"
#include "core/sequence/instrument.h"
#include "core/sequence/used_calibrations.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/step_order.h"

namespace velocert::records {
namespace {

using conformity::Verdict;

std::optional<base::Date> day_of(const std::string& utc, std::chrono::minutes offset) {
    const auto time = base::parse_utc(utc);
    return time ? std::optional(base::day_of(*time + offset)) : std::nullopt;
}

/// Blanks and marks alone are no answer.
bool says(std::string_view text) { return base::letters_or_digits(text) > 0; }

std::string party_text(const laboratory::Party& party) {
    // A name without an address is no answer to "name and address".
    return says(party.name) && says(party.address) ? party.name + ", " + party.address : std::string();
}

std::string joined(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + "; " + b; }

std::string item_text(const ReportCase& report) {
    const auto& order = report.order;
    if (!says(order.item) || !says(order.description) || !says(order.condition)) return {};
    return joined(order.item + (order.model.empty() ? "" : " " + order.model),
                  order.description + "; " + order.condition);
}

std::string results_text(const sequence::Run& run) {
    const auto count = run.results.size();
    return count == 0 ? std::string() : std::to_string(count) + " procedures judged";
}

std::string deviations_text(const laboratory::Order& order) {
    if (order.no_deviations) return "none";
    std::string out;
    for (const auto& deviation : order.deviations) {
        if (!says(deviation.what) || !says(deviation.reason)) return {};
        out = joined(out, deviation.what + ": " + deviation.reason);
    }
    return out;
}

/// The certificates that the run rests on: the report tells them whatever the order says.
std::string certificates_text(const ReportCase& report) {
    std::string out;
    if (report.edition == nullptr) return out;
    for (const auto& attempt : report.run.step_runs) {
        const auto* step = standards::step_of(*report.edition, attempt.procedure, attempt.step);
        if (step == nullptr || step->evaluation != "external-certificate" || !attempt.result.valid) continue;
        const auto number = sequence::typed_text(attempt.typed, "number").value_or(std::string_view());
        const auto body = sequence::typed_text(attempt.typed, "body").value_or(std::string_view());
        if (says(number) && says(body))
            out = joined(out, attempt.procedure + ": " + std::string(body) + " " + std::string(number));
    }
    return out;
}

std::string external_text(const ReportCase& report) {
    const auto& order = report.order;
    if (order.no_external) {
        auto own = certificates_text(report);
        return own.empty() ? "none" : own;
    }
    std::string out;
    for (const auto& result : order.external) {
        if (!says(result.what) || !says(result.body) || !says(result.number)) return {};
        out = joined(out, result.what + ": " + result.body + " " + result.number);
    }
    return joined(out, certificates_text(report));
}

void compare(std::vector<ReportFinding>& out, std::string_view code, std::string place_a, const std::string& a,
             std::string_view place_b, const std::string& b) {
    if (a == b) return;
    const auto quoted = [](const std::string& text) {
        return text.empty() ? std::string("nothing") : '"' + text + '"';
    };
    out.push_back({std::string(code), std::move(place_a), quoted(a), quoted(b) + ", as in " + std::string(place_b)});
}

void add(std::vector<ReportFinding>& out, std::vector<ReportFinding> more) {
    std::ranges::move(more, std::back_inserter(out));
}

}  // namespace

std::string text(const ReportFinding& finding) {
    return finding.code + ": " + finding.where + ": " + finding.found + " (expected " + finding.expected + ")";
}

std::vector<ReportField> report_fields(const ReportCase& report) {
    const auto& order = report.order;
    const auto from = day_of(report.run.started_utc, report.offset);
    const auto to = day_of(report.run.ended_utc, report.offset);
    return {
        {'a', "title", report.title},
        {'b', "name and address of the laboratory", party_text(order.laboratory)},
        {'c', "place where the work was done", order.place},
        {'d', "number of the report", report.number},
        {'e', "name and address of the client", party_text(order.client)},
        {'f', "method", report.method},
        {'g', "description, identity and condition of the item", item_text(report)},
        {'h', "day on which the item was received", order.received_on ? base::text(*order.received_on) : ""},
        {'i', "days of the test", from && to ? base::text(*from) + " to " + base::text(*to) : ""},
        {'j', "day of issue", report.issue_on ? base::text(*report.issue_on) : ""},
        {'k', "sampling plan and method", order.sampling},
        {'l', "that the results relate only to the items tested", report.statement},
        {'m', "results", results_text(report.run)},
        {'n', "additions, deviations and exclusions, or that there are none", deviations_text(order)},
        {'o', "who authorises the report", report.signers.approved.name},
        {'p', "results of external providers, or that there are none", external_text(report)},
    };
}

std::vector<ReportFinding> missing_fields(std::span<const ReportField> fields) {
    std::vector<ReportFinding> out;
    for (const auto& field : fields)
        if (!says(field.text))
            out.push_back({std::string("field/") + field.letter, "report", "nothing", std::string(field.what)});
    return out;
}

ReportDates dates_of(const ReportCase& report) {
    ReportDates out;
    out.made = report.run.item.traits.made_on;
    out.sampled = report.order.sampled_on;
    out.ordered = report.order.ordered_on;
    out.received = report.order.received_on;
    out.test_from = day_of(report.run.started_utc, report.offset);
    out.test_to = day_of(report.run.ended_utc, report.offset);
    if (report.prepared) out.prepared = base::day_of(*report.prepared + report.offset);
    for (const auto& held : report.signatures) {
        const auto time = parse_local_time(held.signature.statement.time);
        if (!time) continue;
        const auto day = base::day_of(*time + report.offset);
        switch (held.signature.statement.meaning) {
            case Meaning::tested: out.signed_tested = day; break;
            case Meaning::reviewed: out.signed_reviewed = day; break;
            case Meaning::approved: out.signed_approved = day; break;
            case Meaning::checked:
            case Meaning::witnessed:
            case Meaning::voided: break;
        }
    }
    out.issue = report.issue_on;
    out.today = base::day_of(report.now + report.offset);
    out.amended_issue = report.amended_issue;
    for (const auto& result : report.order.external)
        if (!out.external || *out.external < result.dated) out.external = result.dated;
    const auto used = sequence::used_certificates(report.run);
    for (std::size_t i = 0; i < report.certificates.size(); ++i) {
        const auto& certificate = report.certificates[i];
        ReportDates::Calibration one{certificate.number, certificate.calibrated_on, certificate.due_on};
        if (i < used.size()) {
            // What a second person let go past its days, or at all, stands in the report as a deviation.
            if (used[i].deviates) continue;
            one.used_from = day_of(used[i].from_utc, report.offset);
            one.used_to = day_of(used[i].to_utc, report.offset);
        }
        out.calibrations.push_back(std::move(one));
    }
    return out;
}

std::vector<ReportFinding> agreement_findings(const ReportCase& report) {
    std::vector<ReportFinding> out;
    const auto& order = report.order;
    const auto& item = report.run.item;
    const std::string of_run = "run " + report.run.id;
    compare(out, "sample/code", "order, sample/id", order.item, of_run + ", item/id", item.id);
    compare(out, "sample/model", "order, sample/model", order.model, of_run + ", item/model", item.model);
    if (!item.client.empty())
        compare(out, "sample/client", "order, client/name", order.client.name, of_run + ", item/client", item.client);
    const auto used = sequence::used_certificates(report.run);
    for (const auto& attempt : report.run.step_runs) {
        for (const auto& capture : attempt.captures) {
            const auto told = sequence::serial_in(capture.identity);
            std::string known;
            bool found = told.empty();
            for (std::size_t i = 0; i < report.certificates.size() && i < used.size(); ++i) {
                if (used[i].frozen.role != capture.role || report.certificates[i].demonstration) continue;
                known = report.certificates[i].instrument.serial;
                found = found || known == told;
            }
            if (!found && !known.empty())
                compare(out, "sample/instrument", of_run + ", " + sequence::attempt_name(attempt) + ", " + capture.role,
                        told, "its calibration certificate", known);
        }
    }
    return out;
}

std::vector<ReportFinding> unit_findings(const ReportCase& report) {
    std::vector<ReportFinding> out;
    for (const auto& one : laboratory::unit_differences(report.order, report.run.item.traits))
        out.push_back({"unit/" + one.model, "order, product/covered", laboratory::unit_warning(one),
                       "models of one certification unit with the item: same drive and kind of battery, similar frame; "
                       "another unit has a report of its own"});
    for (const auto& one : report.order.covered) {
        const auto add_one = [&](std::string found, std::string expected) {
            out.push_back(
                {"unit/" + one.model, "order, product/covered, " + one.model, std::move(found), std::move(expected)});
        };
        if (!one.similar_frame)
            add_one("nobody says whether the frame is similar",
                    "\"similar_frame\": true or false, as the applicant says");
        if (!base::says_something(one.differences))
            add_one("no word on the differences: '" + one.differences + "'", "what differs from the item, in words");
        if (one.model == report.run.item.model || one.model == report.order.model)
            add_one("the model that was tested", "a further model; the item's own is covered by its test");
    }
    return out;
}

namespace {

/// What the record's attempts that count have typed in "procedure/step.field", each with its subject.
std::vector<std::string> answers_in(std::span<const sequence::StepRun> standing, const std::string& name) {
    std::vector<std::string> out;
    const auto figure = standards::figure_name(name);
    for (const auto* attempt : sequence::counting_attempts(figure.step, standing))
        if (const auto text = sequence::typed_text(attempt->typed, figure.field)) out.emplace_back(*text);
    return out;
}

/// Quantities by their value, other texts as texts: "48 V" is "48.0 V".
bool says_as_declared(const std::string& declared, const std::string& answered) {
    const auto one = metrology::WrittenQuantity::parse(declared);
    const auto other = metrology::WrittenQuantity::parse(answered);
    if (one && other) return one->kind() == other->kind() && one->value() == other->value();
    return sequence::says_the_same(declared, answered);
}

void hold_declared(const ReportCase& report, const std::string& place, const std::string& name,
                   const std::string& declared, const std::vector<std::string>& answers,
                   std::vector<ReportFinding>& out) {
    const auto standing = report.standing.value_or(std::span<const sequence::StepRun>(report.run.step_runs));
    for (const auto& one : answers) {
        const auto found = answers_in(standing, one);
        const std::string where = "order, product/" + place;
        if (found.empty())
            out.push_back({"declared/" + name, where, "'" + declared + "', and nothing on record in " + one,
                           "the answer that the order names"});
        for (const auto& text : found)
            if (!says_as_declared(declared, text))
                out.push_back({"declared/" + name, where, "'" + declared + "'",
                               "'" + text + "', as answered in run " + report.run.id + ", " + one});
    }
}

}  // namespace

std::vector<ReportFinding> declared_findings(const ReportCase& report) {
    std::vector<ReportFinding> out;
    for (const auto& one : report.order.parameters)
        hold_declared(report, "parameters", one.name, one.value, one.answers, out);
    for (const auto& one : report.order.components)
        hold_declared(report, "components", one.name, one.model, one.answers, out);
    return out;
}

std::vector<ReportFinding> answer_findings(const ReportCase& report) {
    std::vector<ReportFinding> out;
    for (const auto& procedure : report.run.procedures) {
        if (report.order.excludes(procedure)) continue;
        const auto at = std::ranges::find(report.run.results, procedure, &sequence::ProcedureResult::procedure);
        const bool judged = at != report.run.results.end();
        const auto verdict = judged ? at->verdict : Verdict::not_evaluated;
        if (verdict == Verdict::pass || verdict == Verdict::fail || verdict == Verdict::not_applicable) continue;
        out.push_back({"answer/" + procedure, "run " + report.run.id + ", " + procedure,
                       std::string(conformity::name(verdict)) +
                           (judged ? " (" + std::string(conformity::name(at->reason)) + ")" : ""),
                       "pass, fail or not applicable, or an exclusion in the order that the client accepted"});
    }
    if (report.run.procedures.empty())
        out.push_back({"answer/none", "run " + report.run.id, "no procedure", "at least one"});
    return out;
}

std::vector<ReportFinding> photo_findings(const laboratory::Order& order) {
    std::vector<ReportFinding> out;
    for (const auto& subject : order.photos_asked)
        if (std::ranges::find(order.photos, subject, &laboratory::OrderPhoto::subject) == order.photos.end())
            out.push_back({"photo/" + subject, "order, photos", "no photo of " + subject, "one, as asked"});
    return out;
}

std::vector<ReportFinding> report_findings(const ReportCase& report) {
    std::vector<ReportFinding> out = missing_fields(report_fields(report));
    if (report.run.ended_utc.empty())
        out.push_back({"run/open", "run " + report.run.id, std::string(sequence::name(report.run.lifecycle)),
                       "a run that ended"});
    add(out, date_findings(dates_of(report)));
    add(out, agreement_findings(report));
    add(out, unit_findings(report));
    add(out, declared_findings(report));
    add(out, sample_findings(report));
    add(out, answer_findings(report));
    add(out, photo_findings(report.order));
    add(out, person_findings(report));
    if (report.order.demonstration && !report.run.specimen)
        out.push_back({"order/demonstration", "order", "a demonstration order", "the order of a client"});
    for (const auto* hold : report.open_holds)
        out.push_back({"hold/" + hold->opening.hold, "hold " + hold->opening.hold, hold->opening.reason,
                       "no open hold; 'hold close' by a second person"});
    if (!report.integrity.empty())
        out.push_back({"integrity", "archive", report.integrity, "an archive that was verified and holds"});
    return out;
}

}  // namespace velocert::records
