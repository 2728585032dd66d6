// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/decision_signature.h"

#include <utility>

#include "core/base/json_members.h"
#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view format = "velocert-decision/1";
constexpr std::string_view void_type = "report-void/1";
constexpr std::string_view close_type = "hold-close/1";
constexpr std::string_view run_type = "run-void/1";
constexpr std::string_view review_type = "access-review/1";

/// The member of a decision's record that names what it is about.
const char* subject_of(std::string_view type) {
    if (type == void_type) return "report";
    return type == close_type ? "hold" : "of_run";
}

/// What it is about. A review of access is about all accounts: its time tells which one it is.
std::string about_in(std::string_view type, const Json& record) {
    if (type == review_type) return "access-review " + base::text_of(record, "at_utc");
    return base::text_of(record, subject_of(type));
}

/// The member of a decision's record that names who decided.
const char* decider_in(std::string_view type) {
    if (type == review_type) return "by";
    return type == close_type ? "closed_by" : "confirmed_by";
}

DecisionStatement read_statement(JsonReader& reader) {
    DecisionStatement out;
    base::expect_format(reader, format);
    out.decision = reader.text("decision");
    if (reader.ok() && !is_decision(out.decision))
        reader.refuse("decision", ErrorCode::bad_value, out.decision,
                      "report-void/1, run-void/1, hold-close/1 or access-review/1");
    out.about = reader.text("about");
    out.entry = sequence::read_digest(reader, "entry");
    read_ledger_state(reader, out.ledger_size, out.ledger_root);
    out.meaning = sequence::read_word(reader, "meaning", parse_meaning);
    read_signer(reader, out.signer, out.time);
    return out;
}

}  // namespace

Json DecisionStatement::json() const {
    return Json::object()
        .set("format", format)
        .set("decision", decision)
        .set("about", about)
        .set("entry", entry.text())
        .set("ledger_size", Json::integer(static_cast<std::int64_t>(ledger_size)))
        .set("ledger_root", ledger_root.text())
        .set("meaning", name(meaning))
        .set("name", signer.name)
        .set("account", signer.id)
        .set("time", time);
}

std::string DecisionStatement::canonical() const { return json().canonical(); }

Json decision_record(const SignedDecision& decision) {
    return signed_statement(decision.statement.json(), decision.cms, decision.certificate);
}

Result<SignedDecision> read_decision(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    SignedDecision out;
    auto [cms, certificate] =
        read_signed_statement(reader, [&](JsonReader& statement) { out.statement = read_statement(statement); });
    out.cms = std::move(cms);
    out.certificate = certificate;
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

bool is_decision(std::string_view type) {
    return type == void_type || type == close_type || type == run_type || type == review_type;
}

DecisionStatement decision_statement(std::string_view type, const Json& record, const MerkleTree& ledger) {
    DecisionStatement out;
    out.decision = type;
    out.about = about_in(type, record);
    out.entry = base::Digest::of(record.canonical());
    out.ledger_size = ledger.size();
    out.ledger_root = ledger.root();
    out.meaning = Meaning::voided;
    if (type == close_type) out.meaning = Meaning::approved;
    if (type == review_type) out.meaning = Meaning::reviewed;
    return out;
}

std::string decision_words(const LedgerEntry& decision) {
    if (decision.type == review_type) return "review of access of " + base::text_of(decision.record, "at_utc");
    const auto about = about_in(decision.type, decision.record);
    if (decision.type == close_type) return "closing of hold " + about;
    return decision.type == run_type ? "voiding of run " + about : "voiding of " + about;
}

base::Person decided_by(const LedgerEntry& decision) {
    const auto* person = decision.record.find(decider_in(decision.type));
    if (person == nullptr) return {};
    return {base::text_of(*person, "id"), base::text_of(*person, "name")};
}

std::string why_not_of(const SignedDecision& one, const LedgerEntry& decision, const MerkleTree* ledger) {
    const auto& statement = one.statement;
    const auto expected = decision_statement(decision.type, decision.record, MerkleTree({}));
    if (statement.decision != expected.decision || statement.about != expected.about ||
        statement.entry != expected.entry)
        return "it was made over another decision";
    if (statement.meaning != expected.meaning) return "it means \"" + std::string(name(statement.meaning)) + "\"";
    if (!base::same_person(statement.signer, decided_by(decision)))
        return "it is by " + statement.signer.name + ", and " + decided_by(decision).name + " decided";
    if (statement.ledger_size >= decision.seq) return "it was made over a ledger that was not there yet";
    if (ledger != nullptr && (statement.ledger_size > ledger->size() ||
                              ledger->root_of_first(statement.ledger_size) != statement.ledger_root))
        return "it was made over another ledger";
    return why_not_signed({one.cms, one.certificate}, statement.canonical());
}

}  // namespace velocert::records
