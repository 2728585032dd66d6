// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/report_case.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "app/planning/run_planning.h"
#include "core/records/archive.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/archived_samples.h"
#include "core/sequence/judging/combination_differences.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/standing.h"
#include "core/sequence/running/freeze_calibrations.h"
#include "reports/content/sections/issue_sections.h"

namespace velocert::app {
namespace {

using base::Result;

records::ReportCase view(const LoadedCase& loaded, std::chrono::system_clock::time_point now,
                         std::chrono::minutes offset) {
    const auto* amended = loaded.amends ? loaded.reports.report(loaded.amends->report) : nullptr;
    return {loaded.run,
            loaded.order,
            loaded.number,
            loaded.title,
            loaded.method,
            loaded.statement,
            loaded.signers,
            loaded.issue_on,
            loaded.certificates,
            loaded.signatures,
            loaded.open_holds,
            amended != nullptr ? std::optional(amended->preparation.issue_on) : std::nullopt,
            loaded.prepared,
            now,
            offset,
            loaded.integrity,
            &loaded.edition,
            &loaded.samples,
            loaded.standing,
            loaded.former_testers,
            &loaded.people};
}

/// Who was at the bench of the runs that this one took former attempts from.
Result<std::vector<base::Person>> former_testers(const records::Archive& archive, const sequence::Run& run) {
    std::vector<base::Person> out;
    std::set<std::string> seen;
    for (const auto& former : run.former.value_or(std::vector<sequence::FormerAttempt>())) {
        if (!seen.insert(former.run).second) continue;
        const auto one = archive.run(former.run);
        if (!one) return base::fail(one.error());
        out.push_back({one->operator_account, one->operator_name});
        for (const auto& again : one->resumptions) out.push_back({again.operator_account, again.operator_name});
    }
    return out;
}

/// Runs of the item by its edition that count, have attempts and are none of those that the combined run speaks of.
/// What was tested since the combining may be a Fail. Nothing for other runs.
Result<std::vector<records::ReportFinding>> uncombined_findings(const records::Archive& archive,
                                                                const sequence::Run& run,
                                                                const records::ReportRegister& reports) {
    std::vector<records::ReportFinding> out;
    if (!sequence::is_combined(run)) return out;
    const auto named = sequence::runs_named_in(run);
    const auto listed = archive.runs_of_item(run.item.id, most_runs_of_item);
    if (!listed) return base::fail(listed.error());
    for (const auto& one : *listed) {
        if (one.edition != run.edition || one.id == run.id || std::ranges::find(named, one.id) != named.end() ||
            reports.run_void(one.id) != nullptr)
            continue;
        const auto other = archive.run(one.id);
        if (!other) return base::fail(other.error());
        if (sequence::is_combined(*other) || other->step_runs.empty()) continue;
        out.push_back({"combined/" + one.id, "run " + run.id,
                       "it says nothing of run " + one.id + " of the same item, which counts (" +
                           std::string(sequence::name(other->lifecycle)) + ", " +
                           std::string(conformity::name(other->verdict)) + ")",
                       "all runs of the item by that edition, combined anew"});
    }
    return out;
}

/// What the run and the reports in force that name a run in common with it give the results of, by run of the report.
std::map<std::string, std::vector<std::string>> runs_reported(const records::Archive& archive, const sequence::Run& run,
                                                              const records::ReportRegister& reports) {
    records::Preparation coming;
    coming.of_run = run.id;
    coming.rests_on = other_runs(run);
    std::map<std::string, std::vector<std::string>> out;
    auto& own = out[run.id] = sequence::runs_in(run);
    own.insert(own.begin(), run.id);
    for (const auto& life : reports.reports)
        if (records::in_force(life.state) && !records::run_in_common(coming, life.preparation).empty() &&
            !out.contains(life.preparation.of_run))
            out.emplace(life.preparation.of_run, records::runs_reported(archive, life.preparation));
    return out;
}

Result<LoadedCase> load(const records::Archive& archive, std::string_view run, std::string_view order_text,
                        std::string_view order_source, records::ReportRegister reports) {
    LoadedCase out;
    auto found = archive.run(run);
    if (!found) return base::fail(found.error());
    out.run = std::move(*found);
    auto edition = sequence::edition_of(out.run, archive);
    if (!edition) return base::fail(edition.error());
    out.edition = std::move(*edition);
    out.samples = sequence::samples_of(out.run, archive, out.edition);
    out.standing = sequence::standing_attempts(out.edition, out.run);
    auto certificates = sequence::certificates_of(out.run, archive);
    if (!certificates) return base::fail(certificates.error());
    out.certificates = std::move(*certificates);
    auto uncombined = uncombined_findings(archive, out.run, reports);
    if (!uncombined) return base::fail(uncombined.error());
    out.uncombined = std::move(*uncombined);
    out.reported = runs_reported(archive, out.run, reports);
    out.reports = std::move(reports);
    auto former = former_testers(archive, out.run);
    if (!former) return base::fail(former.error());
    out.former_testers = std::move(*former);
    auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    out.people = std::move(*people);
    auto order = laboratory::load_order(order_text, order_source);
    if (!order) return base::fail(order.error());
    out.order = std::move(*order);
    out.method = out.edition.printed;
    out.title = "Type test report: electric bicycle";
    out.statement = reports::relates_only().en;
    return out;
}

}  // namespace

std::vector<records::ReportFinding> LoadedCase::findings(std::chrono::system_clock::time_point now,
                                                         std::chrono::minutes offset) const {
    auto out = records::report_findings(view(*this, now, offset));
    out.insert(out.end(), uncombined.begin(), uncombined.end());
    records::Preparation coming;
    coming.report = number;
    coming.of_run = run.id;
    coming.rests_on = other_runs(run);
    coming.amends = amends;
    const auto runs = [&](const records::Preparation& one) {
        const auto& of = one.of_run;
        const auto known = reported.find(of);
        return known == reported.end() ? std::vector{of} : known->second;
    };
    std::ranges::move(records::other_report_findings(reports, coming, runs), std::back_inserter(out));
    for (const auto& one : sequence::runs_in(run))
        if (const auto* gone = reports.run_void(one); gone != nullptr)
            out.push_back({"combined/" + one, "run " + run.id,
                           "it holds results of run " + one + ", which was voided by " + gone->confirmed_by.name +
                               ": " + gone->request.reason,
                           "the runs that count, combined anew"});
    // What a run took from an earlier one counts no longer when that one does not.
    std::set<std::string> told;
    for (const auto& one : run.former.value_or(std::vector<sequence::FormerAttempt>()))
        if (const auto* gone = reports.run_void(one.run); gone != nullptr && told.insert(one.run).second)
            out.push_back({"former/" + one.run, "run " + run.id,
                           "it rests on run " + one.run + ", which was voided by " + gone->confirmed_by.name + ": " +
                               gone->request.reason,
                           "those steps again, in a new run"});
    return out;
}

std::vector<std::string> other_runs(const sequence::Run& run) {
    auto out = sequence::runs_rested_on(run);
    out.erase(out.begin());
    return out;
}

std::vector<records::ReportField> LoadedCase::fields(std::chrono::system_clock::time_point now,
                                                     std::chrono::minutes offset) const {
    return records::report_fields(view(*this, now, offset));
}

Result<LoadedCase> load_case(const records::Archive& archive, std::string_view run, std::string_view order_text,
                             std::string_view order_source) {
    auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    return load(archive, run, order_text, order_source, std::move(*reports));
}

Result<LoadedCase> load_report_case(const records::Archive& archive, std::string_view report) {
    auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto life = records::life_in(*reports, report);
    if (!life) return base::fail(life.error());
    const auto& preparation = life->preparation;
    const auto order = archive.load(preparation.order);
    if (!order) return base::fail(order.error());
    auto out = load(archive, preparation.of_run, std::string(order->begin(), order->end()),
                    "order of report " + std::string(report), std::move(*reports));
    if (!out) return out;
    out->number = preparation.report;
    out->signers = preparation.signers;
    out->issue_on = preparation.issue_on;
    for (const auto& held : life->signatures)
        if (held.holds()) out->signatures.push_back(held);
    if (const auto time = base::parse_utc(preparation.prepared_utc)) out->prepared = *time;
    out->open_holds = out->reports.open_holds(preparation);
    out->amends = preparation.amends;
    return out;
}

Result<void> held_together(const std::string& folder, const std::string& run) {
    records::VerificationScope scope;
    scope.verified_rows = std::numeric_limits<std::uint64_t>::max();
    scope.runs.insert(run);
    const auto verification = records::verify_archive(folder, {}, {}, scope);
    if (!verification) return base::fail(verification.error());
    if (verification->ok()) return {};
    const auto& first = verification->findings.front();
    return base::fail(base::ErrorCode::integrity, folder + ": " + first.where, first.what,
                      "the archive as it was recorded: see what 'verify' finds, and restore it from a backup");
}

base::Error as_error(std::string_view report, const std::vector<records::ReportFinding>& findings) {
    std::string found;
    for (const auto& one : findings) found += (found.empty() ? "" : "; ") + records::text(one);
    return {base::ErrorCode::not_permitted, "report " + std::string(report), found, {}};
}

}  // namespace velocert::app
