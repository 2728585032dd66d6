// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/issued_reports.h"

#include <algorithm>
#include <utility>

#include "app/verify/signer_standing.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/signer_check.h"
#include "reports/seal/seal_lines.h"
#include "reports/seal/seal_words.h"
#include "reports/seal/verify_seal.h"

namespace velocert::app {
namespace {

using base::Json;

class IssuedCheck {
  public:
    IssuedCheck(const IssuedReports& asked, records::Verification& out) : asked_(asked), out_(out) {}

    std::vector<ReportAnswer> run() {
        bool any = !asked_.read.others.empty();
        for (const auto& report : asked_.read.reports.reports) {
            any = any || !report.signatures.empty();
            if (report.issue) check_file(report);
            for (const auto& held : report.signatures) check_chain(held);
        }
        if (any && asked_.trust == nullptr)
            out_.notes.push_back({"trust",
                                  "no trust list was given: that signatures hold is checked, but no signer "
                                  "is known; --trust names the authorities"});
        return std::move(answers_);
    }

  private:
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }

    void check_file(const records::ReportLife& report) {
        const std::string where = "report " + report.number();
        const auto& issue = *report.issue;
        const auto bytes = asked_.load(issue.document);
        if (!bytes) {
            answers_.push_back({report.number(), {"the issued file cannot be read"}, Json(), false});
            return find(where, bytes.error().text());
        }
        reports::SealExpectation expectation;
        expectation.trust = asked_.trust;
        expectation.file = issue.document;
        expectation.record = report.preparation.record;
        expectation.registered = asked_.read.registered;
        expectation.now = asked_.now;
        std::uint64_t last = 0;
        for (const auto& held : report.signatures) {
            const auto& statement = held.signature.statement;
            if (statement.preparation != issue.preparation) continue;
            last = std::max(last, held.seq);
            if (!asked_.read.foreign.contains(held.seq))
                expectation.vouched.emplace(held.signature.certificate, statement.signer);
        }
        if (auto proven = proven_time(asked_.read, last)) {
            expectation.checkpoint = proven->time;
            expectation.checkpoint_by = std::move(proven->witness);
        }
        const auto sealed = reports::verify_seal(*bytes, expectation);
        out_.checked += sealed.checked;
        const auto before = out_.findings.size();
        for (const auto& one : sealed.findings)
            if (asked_.trust != nullptr || one.where != "trust") find(where + ", " + one.where, one.what);
        for (const auto& of_record : report.signatures) {
            const auto& statement = of_record.signature.statement;
            if (statement.preparation != issue.preparation) continue;
            const std::string field(reports::seal_field(statement.meaning));
            const auto in_file =
                std::ranges::find_if(sealed.signatures, [&](const auto& one) { return one.field == field; });
            if (in_file == sealed.signatures.end()) continue;
            if (base::Digest::of(in_file->certificate) != of_record.signature.certificate)
                find(where + ", signature " + field,
                     "made with another certificate than the signature in " + records::row_name(of_record.seq));
        }
        const std::vector<std::string> bytes_alone{sealed.bytes_line, "signers not known: no trust list was given"};
        answers_.push_back({report.number(),
                            asked_.trust == nullptr
                                ? bytes_alone
                                : std::vector<std::string>{sealed.bytes_line, sealed.signer_line, sealed.today_line},
                            reports::to_json(sealed), out_.findings.size() == before});
    }

    void check_chain(const records::HeldSignature& held) {
        if (asked_.trust == nullptr) return;
        const auto& statement = held.signature.statement;
        const auto canonical = statement.canonical();
        const auto signer = signer_standing({held.seq, statement.signer.name, std::string(name(statement.meaning)),
                                             held.signature.cms, canonical, statement.time},
                                            asked_);
        if (signer && !signer->at_signing.valid)
            find(records::row_name(held.seq), records::signature_words(statement) + " under " + statement.report +
                                                  ": " + reports::not_valid_words(*signer));
    }

    const IssuedReports& asked_;
    records::Verification& out_;
    std::vector<ReportAnswer> answers_;
};

/// More files than this are counted instead of being told one by one.
constexpr std::size_t most_told = 20;

std::vector<std::string> lines_of(const ReportAnswer& answer) {
    std::vector<std::string> out;
    for (const auto& line : answer.lines) out.push_back("report " + answer.report + ": " + line);
    return out;
}

const ReportAnswer* answer_about(const std::vector<ReportAnswer>& answers, const std::string& report) {
    const auto at = std::ranges::find(answers, report, &ReportAnswer::report);
    return at == answers.end() ? nullptr : &*at;
}

/// As many names of a kind stand in one line.
constexpr std::size_t most_named = 10;

/// "reports issued: 12: R-2026-0001, ... and 2 more"; "none" where there is none.
std::string counted(const std::string& kind, const std::vector<std::string>& names) {
    if (names.empty()) return kind + ": none";
    std::string out = kind + ": " + std::to_string(names.size()) + ": ";
    for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i) out += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most_named) out += " and " + std::to_string(names.size() - most_named) + " more";
    return out;
}

std::string about_text(const records::Hold& hold) {
    return std::string(records::name(hold.opening.about.kind)) + ' ' + hold.opening.about.id;
}

}  // namespace

std::vector<ReportAnswer> check_issued(const IssuedReports& reports, records::Verification& out) {
    return IssuedCheck(reports, out).run();
}

std::vector<std::string> answer_lines(const std::vector<ReportAnswer>& answers) {
    std::vector<std::string> out;
    std::size_t held = 0;
    for (const auto& one : answers) {
        held += one.holds ? 1 : 0;
        if (one.holds && answers.size() > most_told) continue;
        for (auto& line : lines_of(one)) out.push_back(std::move(line));
    }
    if (answers.size() > most_told)
        out.push_back("reports: " + std::to_string(held) + " of " + std::to_string(answers.size()) +
                      " issued files hold; --json tells of each");
    return out;
}

std::vector<std::string> standing_lines(const records::ReportRegister& reports,
                                        const std::vector<ReportAnswer>& answers) {
    std::vector<std::string> out;
    for (const auto& report : reports.reports) {
        std::string line = "report " + report.number() + ": " + std::string(records::name(report.state));
        if (report.preparation.amends)
            line += "; " + std::string(records::name(report.preparation.amends->kind)) + " to " +
                    report.preparation.amends->report;
        for (const auto& one : report.amended_by)
            line += "; amended by " + one.by + " (" + std::string(records::name(one.kind)) + "): " + one.reason;
        if (report.voided)
            line += "; voided by " + report.voided->confirmed_by.name + " on " +
                    report.voided->confirmed_utc.substr(0, 10) + ": " + report.voided->request.reason;
        else if (report.void_request)
            line += "; " + report.void_request->requested_by.name + " asked on " +
                    report.void_request->requested_utc.substr(0, 10) +
                    " that it be voided, and nobody has decided: " + report.void_request->reason;
        if (const auto* voided = reports.void_behind(report.preparation); voided != nullptr)
            line += "; its run " + voided->request.of_run + " was voided on " + voided->confirmed_utc.substr(0, 10) +
                    ": " + voided->request.reason;
        out.push_back(std::move(line));
        if (const auto* answer = answer_about(answers, report.number()))
            for (auto& told : lines_of(*answer)) out.push_back(std::move(told));
    }
    for (const auto& [run, request] : reports.void_requests) {
        const auto* voided = reports.run_void(run);
        out.push_back(voided != nullptr ? "run " + run + " was voided by " + voided->confirmed_by.name + " on " +
                                              voided->confirmed_utc.substr(0, 10) + ": " + voided->request.reason
                                        : "run " + run + ": " + request.requested_by.name + " asked on " +
                                              request.requested_utc.substr(0, 10) +
                                              " that it be voided, and nobody has decided: " + request.reason);
    }
    for (const auto& hold : reports.holds) {
        std::string line = "hold " + hold.opening.hold + " on " + about_text(hold);
        if (hold.open())
            line += " is open since " + hold.opening.opened_utc.substr(0, 10) + ": " + hold.opening.reason;
        else
            line += " was closed on " + hold.closing->closed_utc.substr(0, 10) + ": " + hold.closing->decision;
        out.push_back(std::move(line));
    }
    return out;
}

std::vector<std::string> summary_lines(const records::ReportRegister& reports, bool holds) {
    if (!holds && reports.reports.empty())
        return {"reports, voided runs and holds: not told, because of what does not hold"};
    std::vector<std::string> issued;
    std::vector<std::string> superseded;
    std::vector<std::string> voided;
    std::vector<std::string> in_work;
    for (const auto& report : reports.reports) {
        std::string name = report.number();
        if (records::in_force(report.state)) {
            if (report.state == records::ReportState::amended) name += " (amended)";
            if (reports.void_behind(report.preparation) != nullptr) name += " (its run was voided since)";
        }
        switch (report.state) {
            case records::ReportState::issued:
            case records::ReportState::amended: issued.push_back(std::move(name)); break;
            case records::ReportState::superseded: superseded.push_back(std::move(name)); break;
            case records::ReportState::voided: voided.push_back(std::move(name)); break;
            case records::ReportState::prepared:
            case records::ReportState::tested:
            case records::ReportState::reviewed:
            case records::ReportState::approved:
            case records::ReportState::returned: in_work.push_back(std::move(name)); break;
        }
    }
    std::vector<std::string> runs;
    for (const auto& [run, one] : reports.voided_runs) runs.push_back(run);
    std::vector<std::string> asked;
    for (const auto& [run, one] : reports.void_requests)
        if (reports.run_void(run) == nullptr) asked.push_back(run);
    std::vector<std::string> open;
    for (const auto& hold : reports.holds)
        if (hold.open()) open.push_back(hold.opening.hold + " on " + about_text(hold));
    const std::string as_read = holds ? "" : " (as far as the ledger can be read)";
    std::vector<std::string> out{counted("reports issued" + as_read, issued),
                                 counted("reports superseded" + as_read, superseded),
                                 counted("reports voided" + as_read, voided),
                                 counted("reports in work" + as_read, in_work), counted("runs voided" + as_read, runs)};
    if (!asked.empty()) out.push_back(counted("runs asked to be voided, not decided" + as_read, asked));
    out.push_back(counted("holds open" + as_read, open));
    return out;
}

Json standing_json(const records::ReportRegister& reports, const std::vector<ReportAnswer>& answers) {
    auto list = Json::array();
    for (const auto& report : reports.reports) {
        auto open = Json::array();
        for (const auto* hold : reports.open_holds(report.preparation)) open.push(hold->opening.hold);
        auto amended_by = Json::array();
        for (const auto& one : report.amended_by)
            amended_by.push(Json::object()
                                .set("report", one.by)
                                .set("kind", records::name(one.kind))
                                .set("reason", one.reason)
                                .set("utc", one.amended_utc));
        const auto* answer = answer_about(answers, report.number());
        const auto* run_voided = reports.void_behind(report.preparation);
        list.push(Json::object()
                      .set("report", report.number())
                      .set("state", records::name(report.state))
                      .set("amends", report.preparation.amends ? Json(report.preparation.amends->report) : Json())
                      .set("amended_by", std::move(amended_by))
                      .set("open_holds", std::move(open))
                      .set("void_request", report.void_request ? to_record(*report.void_request) : Json())
                      .set("voided", report.voided ? to_record(*report.voided) : Json())
                      .set("run_voided", run_voided == nullptr ? Json() : to_record(*run_voided))
                      .set("seal", answer != nullptr ? answer->document : Json()));
    }
    auto holds = Json::array();
    for (const auto& hold : reports.holds)
        holds.push(
            Json::object()
                .set("hold", hold.opening.hold)
                .set("open", hold.open())
                .set(
                    "about",
                    Json::object().set("kind", records::name(hold.opening.about.kind)).set("id", hold.opening.about.id))
                .set("reason", hold.opening.reason)
                .set("opened_utc", hold.opening.opened_utc)
                .set("closed_utc", hold.open() ? Json() : Json(hold.closing->closed_utc))
                .set("decision", hold.open() ? Json() : Json(hold.closing->decision)));
    auto voided = Json::array();
    for (const auto& [run, one] : reports.voided_runs) voided.push(to_record(one));
    return Json::object()
        .set("reports", std::move(list))
        .set("holds", std::move(holds))
        .set("voided_runs", std::move(voided));
}

}  // namespace velocert::app
