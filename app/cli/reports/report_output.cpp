// SPDX-License-Identifier: GPL-3.0-or-later
// A report, its signatures and what stands in its way, in JSON and as lines.
#include "app/cli/reports/report_arguments.h"

namespace velocert::app {
namespace {

using base::Json;

Json person(const base::Person& one) { return base::to_json(one); }

Json signature_json(const records::HeldSignature& held) {
    const auto& statement = held.signature.statement;
    return Json::object()
        .set("meaning", records::name(statement.meaning))
        .set("name", statement.signer.name)
        .set("account", statement.signer.id)
        .set("time", statement.time)
        .set("preparation", Json::integer(statement.preparation))
        .set("ledger_row", Json::integer(static_cast<std::int64_t>(held.seq)))
        .set("certificate", held.signature.certificate.text())
        .set("void", held.holds() ? Json() : Json(held.void_reason));
}

/// How the run was voided that a report rests on; null while all of them count.
Json void_json(const records::RunVoid* voided) {
    if (voided == nullptr) return {};
    return Json::object()
        .set("run", voided->request.of_run)
        .set("reason", voided->request.reason)
        .set("confirmed_by", person(voided->confirmed_by))
        .set("utc", voided->confirmed_utc);
}

Json asked_json(const records::RunVoidRequest* asked) {
    if (asked == nullptr) return {};
    return Json::object()
        .set("run", asked->of_run)
        .set("reason", asked->reason)
        .set("requested_by", person(asked->requested_by))
        .set("utc", asked->requested_utc);
}

}  // namespace

Json report_json(const records::ReportLife& life, const records::ReportRegister& reports) {
    const auto& preparation = life.preparation;
    Json signatures = Json::array();
    for (const auto& held : life.signatures) signatures.push(signature_json(held));
    Json returns = Json::array();
    for (const auto& one : life.returns)
        returns.push(Json::object()
                         .set("concerns", one.concerns)
                         .set("comment", one.comment)
                         .set("by", person(one.returned_by))
                         .set("utc", one.returned_utc));
    Json attempts = Json::array();
    for (const auto& one : life.attempts)
        attempts.push(Json::object()
                          .set("meaning", records::name(one.meaning))
                          .set("login", one.login)
                          .set("cancelled", one.cancelled)
                          .set("cause", one.cause)
                          .set("utc", one.utc));
    Json changes = Json::array();
    for (const auto& one : life.changes)
        changes.push(
            Json::object().set("ledger_row", Json::integer(static_cast<std::int64_t>(one.seq))).set("what", one.what));
    const auto* sent_back = life.sent_back_by();
    Json holds = Json::array();
    for (const auto* hold : reports.open_holds(preparation)) holds.push(hold->opening.hold);
    Json amended = Json::array();
    for (const auto& one : life.amended_by)
        amended.push(Json::object().set("by", one.by).set("kind", records::name(one.kind)).set("reason", one.reason));
    Json amends_what = Json::array();
    if (preparation.amends)
        for (const auto& one : preparation.amends->changes)
            amends_what.push(Json::object().set("what", one.what).set("before", one.before).set("after", one.after));
    Json undelivered = Json::array();
    for (const auto& place : life.undelivered()) undelivered.push(place);
    return Json::object()
        .set("report", life.number())
        .set("state", records::name(life.state))
        .set("sent_back_by", sent_back == nullptr ? Json() : Json(sent_back->what))
        .set("preparation", Json::integer(preparation.preparation))
        .set("run", preparation.of_run)
        .set("item", preparation.item)
        .set("edition", preparation.edition)
        .set("issue_on", base::text(preparation.issue_on))
        .set("document", life.document().text())
        .set("record", preparation.record.text())
        .set("signers", Json::object()
                            .set("tested", person(preparation.signers.tested))
                            .set("reviewed", person(preparation.signers.reviewed))
                            .set("approved", person(preparation.signers.approved)))
        .set("signatures", std::move(signatures))
        .set("returns", std::move(returns))
        .set("attempts", std::move(attempts))
        .set("changes", std::move(changes))
        .set("open_holds", std::move(holds))
        .set("issued_utc", life.issue ? Json(life.issue->issued_utc) : Json())
        .set("undelivered", std::move(undelivered))
        .set("amends", preparation.amends ? Json(preparation.amends->report) : Json())
        .set("amends_what", std::move(amends_what))
        .set("amended_by", std::move(amended))
        .set("void_requested", life.void_request ? Json(life.void_request->reason) : Json())
        .set("run_voided", void_json(reports.void_behind(preparation)))
        .set("run_void_requested", asked_json(reports.void_asked_behind(preparation)));
}

void print_report(const Output& output, const records::ReportLife& life, const records::ReportRegister& reports) {
    const auto& preparation = life.preparation;
    const auto* sent_back = life.sent_back_by();
    output.text("report " + life.number() + " (preparation " + std::to_string(preparation.preparation) +
                "): " + std::string(records::name(life.state)) +
                (sent_back == nullptr ? std::string() : ", because " + sent_back->what));
    output.text("  run " + preparation.of_run + ", item " + preparation.item + ", " + preparation.edition +
                ", day of issue " + base::text(preparation.issue_on));
    if (const auto* voided = reports.void_behind(preparation); voided != nullptr)
        output.text("  VOIDED: run " + voided->request.of_run + " counts for nothing since " +
                    voided->confirmed_utc.substr(0, 10) + ": " + voided->request.reason);
    if (const auto* asked = reports.void_asked_behind(preparation); asked != nullptr)
        output.text("  " + asked->requested_by.name + " asks to void run " + asked->of_run +
                    ", and nobody has decided: " + asked->reason);
    if (preparation.amends)
        output.text("  " + std::string(records::name(preparation.amends->kind)) + " to report " +
                    preparation.amends->report + ": " + preparation.amends->reason);
    if (preparation.amends)
        for (const auto& change : preparation.amends->changes)
            output.text("    " + change.what + ": " + (change.before.empty() ? "none" : change.before) + " -> " +
                        (change.after.empty() ? "none" : change.after));
    for (const auto& held : life.signatures) {
        const auto& statement = held.signature.statement;
        output.text("  " + std::string(records::name(statement.meaning)) + ": " + statement.signer.name + ", " +
                    statement.time + (held.holds() ? "" : "  VOID: " + held.void_reason));
    }
    for (const auto& one : life.returns)
        output.text("  returned by " + one.returned_by.name + ": " + one.comment +
                    (one.concerns.empty() ? "" : " (" + one.concerns + ")"));
    for (const auto& one : life.changes)
        output.text("  changed: " + one.what + " (ledger row " + std::to_string(one.seq) + ")");
    for (const auto* hold : reports.open_holds(preparation))
        output.text("  on hold " + hold->opening.hold + ": " + hold->opening.reason);
    for (const auto& one : life.attempts)
        output.text("  " + std::string(one.cancelled ? "cancelled" : "failed") + " attempt to sign as " +
                    std::string(records::name(one.meaning)) + " by " + one.login + " on " + one.utc + ": " + one.cause);
    for (const auto& one : life.amended_by)
        output.text("  " + std::string(one.kind == records::AmendmentKind::replacement ? "superseded" : "amended") +
                    " by report " + one.by + ": " + one.reason);
    for (const auto& place : life.undelivered()) output.text("  not delivered yet: " + place);
    if (life.void_request && !life.voided)
        output.text("  " + life.void_request->requested_by.name + " asks to void it: " + life.void_request->reason);
}

}  // namespace velocert::app
