// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_entries.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json_members.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using sequence::read_digest;
using sequence::read_word;

constexpr std::array<std::string_view, 14> types = {"report-prepare/1", "report-signature/1",    "report-return/1",
                                                    "report-attempt/1", "report-issue/1",        "report-delivery/1",
                                                    "report-amend/1",   "report-void-request/1", "report-void/1",
                                                    "hold-open/1",      "hold-close/1",          "run-void-request/1",
                                                    "run-void/1",       "run-void-declined/1"};

// Digests stand in members of a name that makes their files evidence.
Json file(const base::Digest& digest) { return Json::object().set("document", digest.text()); }
base::Digest read_file_digest(JsonReader& reader, std::string_view key) {
    auto child = reader.child(key);
    const auto digest = read_digest(child, "document");
    if (auto done = child.finish(); !done) reader.refuse(done.error());
    return digest;
}

bool read_flag(JsonReader& reader, std::string_view key) {
    const auto* flag = reader.any(key).boolean();
    if (flag != nullptr) return *flag;
    reader.refuse(key, ErrorCode::bad_value, "no truth value", "true or false");
    return false;
}

Json to_json(const Amends& amends) {
    Json changes = Json::array();
    for (const auto& change : amends.changes)
        changes.push(Json::object().set("what", change.what).set("before", change.before).set("after", change.after));
    return Json::object()
        .set("report", amends.report)
        .set("kind", name(amends.kind))
        .set("reason", amends.reason)
        .set("changes", std::move(changes));
}

Amends read_amends(JsonReader& parent, std::string_view key) {
    auto reader = parent.child(key);
    Amends out;
    out.report = reader.text("report");
    out.kind = read_word(reader, "kind", parse_amendment_kind);
    out.reason = reader.text("reason");
    for (const auto& item : reader.array("changes")) {
        JsonReader change(item, reader.source(), reader.pointer() + "/changes");
        ReportChange one{change.text("what"), change.text_or("before", {}), change.text_or("after", {})};
        if (auto done = change.finish(); !done) reader.refuse(done.error());
        out.changes.push_back(std::move(one));
    }
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
    return out;
}

Json to_json(const std::vector<PreparedPhoto>& photos) {
    Json out = Json::array();
    for (const auto& one : photos)
        out.push(Json::object().set("attachment", one.digest.text()).set("file", one.file).set("subject", one.subject));
    return out;
}

std::vector<PreparedPhoto> read_photos(JsonReader& parent, std::string_view key) {
    std::vector<PreparedPhoto> out;
    for (const auto& item : parent.array(key)) {
        JsonReader reader(item, parent.source(), parent.pointer() + '/' + std::string(key));
        PreparedPhoto one;
        one.digest = read_digest(reader, "attachment");
        one.file = reader.text("file");
        one.subject = reader.text("subject");
        if (auto done = reader.finish(); !done) parent.refuse(done.error());
        out.push_back(std::move(one));
    }
    return out;
}

// Reports and runs are voided alike: one person asks, another one confirms. Only what it is about has another name.
template <typename Request>
Json request_record(const char* about, const std::string& id, const Request& entry) {
    return Json::object()
        .set(about, id)
        .set("reason", entry.reason)
        .set("requested_by", base::to_json(entry.requested_by))
        .set("requested_utc", entry.requested_utc);
}
template <typename Request>
void read_request(JsonReader& reader, Request& out) {
    out.reason = reader.text("reason");
    out.requested_by = base::read_person(reader, "requested_by");
    out.requested_utc = reader.text("requested_utc");
}
template <typename Void>
Json confirmed_record(const Void& entry) {
    return to_record(entry.request)
        .set("confirmed_by", base::to_json(entry.confirmed_by))
        .set("confirmed_utc", entry.confirmed_utc);
}
template <typename Void>
Void read_confirmed(JsonReader& reader, decltype(Void::request) request) {
    return {std::move(request), base::read_person(reader, "confirmed_by"), reader.text("confirmed_utc")};
}

}  // namespace

std::string_view name(AmendmentKind kind) {
    switch (kind) {
        case AmendmentKind::supplement: return "supplement";
        case AmendmentKind::replacement: return "replacement";
    }
    return {};
}
base::Result<AmendmentKind> parse_amendment_kind(std::string_view text) {
    for (const auto kind : {AmendmentKind::supplement, AmendmentKind::replacement})
        if (name(kind) == text) return kind;
    return base::fail(ErrorCode::bad_value, "amendment", "\"" + std::string(text) + "\"", "supplement or replacement");
}

std::string_view name(HoldSubject::Kind kind) {
    switch (kind) {
        case HoldSubject::Kind::run: return "run";
        case HoldSubject::Kind::item: return "item";
        case HoldSubject::Kind::report: return "report";
    }
    return {};
}
base::Result<HoldSubject::Kind> parse_hold_kind(std::string_view text) {
    for (const auto kind : {HoldSubject::Kind::run, HoldSubject::Kind::item, HoldSubject::Kind::report})
        if (name(kind) == text) return kind;
    return base::fail(ErrorCode::bad_value, "hold", "\"" + std::string(text) + "\"", "run, item or report");
}

const base::Person& PlannedSigners::of(Meaning meaning) const {
    return meaning == Meaning::tested ? tested : meaning == Meaning::reviewed ? reviewed : approved;
}

bool Preparation::is_from(std::string_view run) const {
    return of_run == run || std::ranges::find(rests_on, run) != rests_on.end();
}

bool Preparation::stands_on(std::string_view run) const {
    return is_from(run) || std::ranges::find(brings, run) != brings.end();
}

Json to_record(const Preparation& preparation) {
    Json out = Json::object();
    if (!preparation.rests_on.empty()) {
        Json runs = Json::array();
        for (const auto& run : preparation.rests_on) runs.push(run);
        out.set("rests_on", std::move(runs));
    }
    if (!preparation.photos.empty()) out.set("photos", to_json(preparation.photos));
    return out.set("report", preparation.report)
        .set("preparation", Json::integer(preparation.preparation))
        .set("of_run", preparation.of_run)
        .set("item", preparation.item)
        .set("edition", preparation.edition)
        .set("order", file(preparation.order))
        .set("record", file(preparation.record))
        .set("pdf", file(preparation.document))
        .set("issue_on", base::text(preparation.issue_on))
        .set("signers", Json::object()
                            .set("tested", base::to_json(preparation.signers.tested))
                            .set("reviewed", base::to_json(preparation.signers.reviewed))
                            .set("approved", base::to_json(preparation.signers.approved)))
        .set("amends", preparation.amends ? to_json(*preparation.amends) : Json())
        .set("prepared_by", base::to_json(preparation.prepared_by))
        .set("prepared_utc", preparation.prepared_utc);
}

Preparation read_preparation(JsonReader& reader) {
    Preparation out;
    out.report = reader.text("report");
    out.preparation = reader.integer("preparation");
    out.of_run = reader.text("of_run");
    out.item = reader.text("item");
    out.edition = reader.text("edition");
    out.order = read_file_digest(reader, "order");
    out.record = read_file_digest(reader, "record");
    out.document = read_file_digest(reader, "pdf");
    out.issue_on = base::read_date(reader, "issue_on");
    auto signers = reader.child("signers");
    out.signers.tested = base::read_person(signers, "tested");
    out.signers.reviewed = base::read_person(signers, "reviewed");
    out.signers.approved = base::read_person(signers, "approved");
    if (auto done = signers.finish(); !done) reader.refuse(done.error());
    if (reader.optional("amends") != nullptr) out.amends = read_amends(reader, "amends");
    out.prepared_by = base::read_person(reader, "prepared_by");
    out.prepared_utc = reader.text("prepared_utc");
    if (reader.optional("photos") != nullptr) out.photos = read_photos(reader, "photos");
    if (reader.optional("rests_on") != nullptr) {
        for (const auto& one : reader.array("rests_on"))
            if (const auto* run = one.string(); run != nullptr && !run->empty() && !out.is_from(*run))
                out.rests_on.push_back(*run);
            else
                reader.refuse("rests_on", ErrorCode::bad_value, one.canonical(), "ids of other runs, each once");
    }
    return out;
}

Json to_record(const ReportReturn& entry) {
    return Json::object()
        .set("report", entry.report)
        .set("preparation", Json::integer(entry.preparation))
        .set("concerns", entry.concerns)
        .set("comment", entry.comment)
        .set("returned_by", base::to_json(entry.returned_by))
        .set("returned_utc", entry.returned_utc);
}
ReportReturn read_return(JsonReader& reader) {
    ReportReturn out;
    out.report = reader.text("report");
    out.preparation = reader.integer("preparation");
    out.concerns = reader.text_or("concerns", {});
    out.comment = reader.text("comment");
    out.returned_by = base::read_person(reader, "returned_by");
    out.returned_utc = reader.text("returned_utc");
    return out;
}

Json to_record(const SigningAttempt& entry) {
    return Json::object()
        .set("report", entry.report)
        .set("meaning", name(entry.meaning))
        .set("login", entry.login)
        .set("cancelled", entry.cancelled)
        .set("cause", entry.cause)
        .set("utc", entry.utc);
}
SigningAttempt read_attempt(JsonReader& reader) {
    SigningAttempt out;
    out.report = reader.text("report");
    out.meaning = read_word(reader, "meaning", parse_meaning);
    out.login = reader.text_or("login", {});
    out.cancelled = read_flag(reader, "cancelled");
    out.cause = reader.text("cause");
    out.utc = reader.text("utc");
    return out;
}

Json to_record(const ReportIssue& entry) {
    Json places = Json::array();
    for (const auto& place : entry.deliver_to) places.push(place);
    return Json::object()
        .set("report", entry.report)
        .set("preparation", Json::integer(entry.preparation))
        .set("pdf", file(entry.document))
        .set("deliver_to", std::move(places))
        .set("issued_by", base::to_json(entry.issued_by))
        .set("issued_utc", entry.issued_utc);
}
ReportIssue read_issue(JsonReader& reader) {
    ReportIssue out;
    out.report = reader.text("report");
    out.preparation = reader.integer("preparation");
    out.document = read_file_digest(reader, "pdf");
    for (const auto& place : reader.array("deliver_to")) {
        const auto* text = place.string();
        if (text == nullptr || text->empty())
            reader.refuse("deliver_to", ErrorCode::bad_value, "a place without a name", "texts");
        else
            out.deliver_to.push_back(*text);
    }
    out.issued_by = base::read_person(reader, "issued_by");
    out.issued_utc = reader.text("issued_utc");
    return out;
}

Json to_record(const ReportDelivery& entry) {
    return Json::object()
        .set("report", entry.report)
        .set("place", entry.place)
        .set("delivered", entry.delivered)
        .set("detail", entry.detail)
        .set("utc", entry.utc);
}
ReportDelivery read_delivery(JsonReader& reader) {
    ReportDelivery out;
    out.report = reader.text("report");
    out.place = reader.text("place");
    out.delivered = read_flag(reader, "delivered");
    out.detail = reader.text_or("detail", {});
    out.utc = reader.text("utc");
    return out;
}

Json to_record(const ReportAmendment& entry) {
    return Json::object()
        .set("report", entry.report)
        .set("by", entry.by)
        .set("kind", name(entry.kind))
        .set("reason", entry.reason)
        .set("amended_utc", entry.amended_utc);
}
ReportAmendment read_amendment(JsonReader& reader) {
    ReportAmendment out;
    out.report = reader.text("report");
    out.by = reader.text("by");
    out.kind = read_word(reader, "kind", parse_amendment_kind);
    out.reason = reader.text("reason");
    out.amended_utc = reader.text("amended_utc");
    return out;
}

Json to_record(const VoidRequest& entry) { return request_record("report", entry.report, entry); }
VoidRequest read_void_request(JsonReader& reader) {
    VoidRequest out;
    out.report = reader.text("report");
    read_request(reader, out);
    return out;
}

Json to_record(const ReportVoid& entry) { return confirmed_record(entry); }
ReportVoid read_void(JsonReader& reader) { return read_confirmed<ReportVoid>(reader, read_void_request(reader)); }

Json to_record(const RunVoidRequest& entry) { return request_record("of_run", entry.of_run, entry); }
RunVoidRequest read_run_void_request(JsonReader& reader) {
    RunVoidRequest out;
    out.of_run = reader.text("of_run");
    read_request(reader, out);
    return out;
}

Json to_record(const RunVoid& entry) { return confirmed_record(entry); }
RunVoid read_run_void(JsonReader& reader) { return read_confirmed<RunVoid>(reader, read_run_void_request(reader)); }

Json to_record(const RunVoidDeclined& entry) {
    return to_record(entry.request)
        .set("decision", entry.decision)
        .set("declined_by", base::to_json(entry.declined_by))
        .set("declined_utc", entry.declined_utc);
}
RunVoidDeclined read_run_void_declined(JsonReader& reader) {
    RunVoidDeclined out;
    out.request = read_run_void_request(reader);
    out.decision = reader.text("decision");
    out.declined_by = base::read_person(reader, "declined_by");
    out.declined_utc = reader.text("declined_utc");
    return out;
}

Json to_record(const HoldOpening& entry) {
    return Json::object()
        .set("hold", entry.hold)
        .set("about", Json::object().set("kind", name(entry.about.kind)).set("id", entry.about.id))
        .set("reason", entry.reason)
        .set("opened_by", base::to_json(entry.opened_by))
        .set("opened_utc", entry.opened_utc);
}
HoldOpening read_hold_opening(JsonReader& reader) {
    HoldOpening out;
    out.hold = reader.text("hold");
    auto about = reader.child("about");
    out.about.kind = read_word(about, "kind", parse_hold_kind);
    out.about.id = about.text("id");
    if (auto done = about.finish(); !done) reader.refuse(done.error());
    out.reason = reader.text("reason");
    out.opened_by = base::read_person(reader, "opened_by");
    out.opened_utc = reader.text("opened_utc");
    return out;
}

Json to_record(const HoldClosing& entry) {
    return Json::object()
        .set("hold", entry.hold)
        .set("evaluation", entry.evaluation)
        .set("decision", entry.decision)
        .set("closed_by", base::to_json(entry.closed_by))
        .set("closed_utc", entry.closed_utc);
}
HoldClosing read_hold_closing(JsonReader& reader) {
    HoldClosing out;
    out.hold = reader.text("hold");
    out.evaluation = reader.text("evaluation");
    out.decision = reader.text("decision");
    out.closed_by = base::read_person(reader, "closed_by");
    out.closed_utc = reader.text("closed_utc");
    return out;
}

std::span<const std::string_view> report_entry_types() { return types; }

std::string report_named_in(const LedgerEntry& entry) {
    auto report = base::text_of(entry.record, "report");
    const auto* statement = entry.record.find("statement");
    return report.empty() && statement != nullptr ? base::text_of(*statement, "report") : report;
}

}  // namespace velocert::records
