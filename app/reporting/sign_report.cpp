// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/sign_report.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "app/reporting/earlier_signatures.h"
#include "app/reporting/instrument_standing.h"
#include "app/reporting/means_behind.h"
#include "app/reporting/report_case.h"
#include "app/reporting/signer.h"
#include "app/reporting/trail_standing.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/people/key_sharing.h"
#include "core/records/people/people.h"
#include "core/records/trail/annotation_acts.h"
#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/timestamp.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;
using records::Meaning;

laboratory::Act act_for(Meaning meaning) {
    switch (meaning) {
        case Meaning::tested: return laboratory::Act::sign_tested;
        case Meaning::reviewed: return laboratory::Act::sign_reviewed;
        case Meaning::approved: return laboratory::Act::sign_approved;
        case Meaning::checked:
        case Meaning::witnessed: return laboratory::Act::sign_witnessed;
        case Meaning::voided: return laboratory::Act::void_report;
    }
    return laboratory::Act::sign_witnessed;
}

/// Role, and the right for every procedure of the run.
Result<void> permitted(records::Archive& archive, const base::Clock& clock, const SigningRequest& request,
                       const laboratory::Account& account, const std::vector<std::string>& procedures) {
    const auto act = act_for(request.meaning);
    if (!laboratory::right_needed(act))
        return records::require_or_record(archive, clock, account, act, {}, "report " + request.report);
    const std::string object = "report " + request.report;
    if (auto done = records::require_each_or_record(archive, clock, account, act, procedures, object); !done)
        return done;
    // An approval issues the report in the same transaction: whoever may not issue cannot approve.
    if (request.meaning != Meaning::approved) return {};
    return records::require_each_or_record(archive, clock, account, laboratory::Act::issue_report, procedures, object);
}

/// What blocks an approval now: cross-checks, integrity, and the day that is printed.
Result<void> check_case(const records::Archive& archive, const SigningRequest& request,
                        std::chrono::system_clock::time_point now, const std::string& integrity) {
    auto loaded = load_report_case(archive, request.report);
    if (!loaded) return base::fail(loaded.error());
    loaded->integrity = integrity;
    const auto life = records::life_in(loaded->reports, request.report);
    if (!life) return base::fail(life.error());
    auto instruments = instrument_findings_of_all(archive, life->preparation, loaded->run, loaded->certificates);
    if (!instruments) return base::fail(instruments.error());
    auto findings = loaded->findings(now, request.offset);
    std::ranges::move(*instruments, std::back_inserter(findings));
    // Holds, voids and annotations of those runs are about a report that names them.
    if (life->preparation.rests_on != other_runs(loaded->run))
        findings.push_back({"combined/not-named", "document", "it does not name all runs that its run rests on",
                            "the report prepared again by this program"});
    const auto today = base::day_of(now + request.offset);
    if (loaded->issue_on && *loaded->issue_on != today)
        findings.push_back({"dates/issue-on-another-day", "document", "day of issue " + base::text(*loaded->issue_on),
                            base::text(today) + ", the day of the approval; prepare the report again"});
    if (findings.empty()) return {};
    return base::fail(as_error(request.report, findings));
}

Result<SigningOutcome> carry_out(records::Archive& archive, const base::Clock& clock, const SigningRequest& request,
                                 const records::ReportRegister& reports) {
    const auto account =
        records::authenticate(archive, clock, request.login, request.password,
                              "sign report " + request.report + " as " + std::string(records::name(request.meaning)));
    if (!account) return base::fail(account.error());
    const auto* life = reports.report(request.report);
    const auto run = archive.run(life->preparation.of_run);
    if (!run) return base::fail(run.error());
    if (auto done = permitted(archive, clock, request, *account, run->procedures); !done)
        return base::fail(done.error());
    SigningOutcome out;
    out.person = account->person();
    if (auto done = records::may_sign(reports, request.report, request.meaning, out.person); !done)
        return base::fail(done.error());
    // The pages are frozen: nobody signs that they say what the record says when it says more by now.
    auto unprinted = records::annotated_since(archive, *run, life->prepared_seq);
    if (!unprinted) return base::fail(unprinted.error());
    if (!unprinted->empty())
        return base::fail(ErrorCode::not_permitted, "report " + request.report, std::move(*unprinted),
                          "pages that say what stands beside the recordings: prepare the report again");
    // Nobody signs on what the verifier refuses by the very list of this act.
    if (request.trust != nullptr)
        if (auto earlier = earlier_signatures_hold(archive, *life, *request.trust, clock.now()); !earlier)
            return base::fail(earlier.error());
    auto caution = clock_before_signature(archive, clock, request.clock_source);
    if (!caution) return base::fail(caution.error());
    out.caution = std::move(*caution);
    if (request.meaning == Meaning::approved) {
        auto trail = trail_standing(archive, *life, *run);
        if (!trail) return base::fail(trail.error());
        if (!trail->unanswered.empty() && !archive.training())
            return base::fail(ErrorCode::not_permitted, "report " + request.report, std::move(trail->unanswered),
                              "a signed review of the trail up to entry " + std::to_string(life->prepared_seq) +
                                  " by another person than the tester: 'audit --review', or Setup, Signing");
        out.trail_unreviewed = std::move(trail->unanswered);
        auto means = means_behind_approval(archive, *life, *trail, out.person);
        if (!means) return base::fail(means.error());
        out.means = std::move(*means);
    }
    const auto state = records::integrity_state(archive, clock);
    if (!state) return base::fail(state.error());
    if (request.verified_before && request.meaning == Meaning::approved)
        if (auto may = state->may_issue(archive.kind()); !may) return base::fail(may.error());
    std::set<std::string> runs{life->preparation.of_run};
    for (auto& one : other_runs(*run)) runs.insert(std::move(one));
    const auto scope =
        records::scope_before_signature(archive, *state, std::move(runs), {life->document()}, request.scope);
    if (!scope) return base::fail(scope.error());
    const auto integrity = integrity_before_signature(archive, clock, out.person, *scope);
    if (!integrity) return base::fail(integrity.error());
    // The verification added an entry; the report is what it was.
    const auto now = clock.now();
    const bool approval = request.meaning == Meaning::approved;
    if (approval) {
        if (auto done = check_case(archive, request, now, integrity->obstacles); !done) return base::fail(done.error());
    } else if (!integrity->finding.empty()) {
        return base::fail(ErrorCode::integrity, "report " + request.report, integrity->finding,
                          "an archive that verifies");
    }

    auto key = opened_key(archive, clock, *account, "report " + request.report, request.open_key);
    if (!key) return base::fail(key.error());
    auto own = signer_certificate(archive, *account, **key, request.trust, now);
    if (!own) return base::fail(own.error());
    auto used = records::why_key_used(archive, *life, own->certificate, out.person);
    if (!used) return base::fail(used.error());
    if (!used->empty())
        return base::fail(ErrorCode::not_permitted, "certificate of " + own->certificate.subject, std::move(*used),
                          "a key of " + request.login + " alone");
    out.certificate = std::move(own->certificate);
    out.kind = own->kind;
    out.revocation_unknown = std::move(own->revocation_unknown);

    auto statement = records::signature_statement(archive, *life, request.meaning, out.person, now, request.offset);
    if (!statement) return base::fail(statement.error());
    const auto text = base::Digest::of(statement->canonical());
    auto cms = signing::sign_cms(**key, text);
    // As the signature in the document: both outlive the certificate by themselves.
    if (cms && request.time_source != nullptr) cms = signing::stamped(*cms, text, *request.time_source);
    if (!cms) return base::fail(cms.error());
    records::MadeSignature made{std::move(*statement), std::move(*cms), (*key)->certificate(), std::nullopt};
    if (const std::string field(reports::seal_field(request.meaning)); !field.empty()) {
        const auto before = archive.load(life->document());
        if (!before) return base::fail(before.error());
        auto document =
            reports::add_signature(*before, {field, out.person.name, std::string(records::name(request.meaning)), now},
                                   **key, request.time_source);
        if (!document) return base::fail(document.error());
        made.document = std::move(*document);
    }
    if (!approval) {
        if (auto done = records::record_signature(archive, made); !done) return base::fail(done.error());
        return out;
    }
    auto issue = records::record_issue(archive, clock, made, request.deliver_to);
    if (!issue) return base::fail(issue.error());
    out.issue = std::move(*issue);
    return out;
}

}  // namespace

Result<SigningOutcome> sign_report(records::Archive& archive, const base::Clock& clock, const SigningRequest& request) {
    // Nobody else writes while the archive is open here, and signing in touches no report: this holds for the whole
    // act.
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto* life = reports->report(request.report);
    if (life == nullptr)
        return base::fail(ErrorCode::not_found, "report " + request.report, "there is none of that number",
                          "one that 'report list' shows");
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (people->empty())
        return base::fail(ErrorCode::not_permitted, "report " + request.report, "the archive has no accounts",
                          "accounts of the persons who sign; make them with 'user'");
    auto out = carry_out(archive, clock, request, *reports);
    if (out) return out;
    // Why it failed stays on record, whatever the cause; that this cannot be written is told instead.
    if (auto kept = records::record_attempt(
            archive, {life->number(), request.meaning, request.login, false, out.error().text(), {}}, clock);
        !kept)
        return base::fail(kept.error());
    return out;
}

Result<void> cancel_signing(records::Archive& archive, const base::Clock& clock, std::string_view report,
                            Meaning meaning, std::string_view login, std::string_view cause) {
    return records::record_attempt(
        archive, {std::string(report), meaning, std::string(login), true, std::string(cause), {}}, clock);
}

}  // namespace velocert::app
