// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_approval.h"

#include <algorithm>
#include <utility>

#include "core/base/json_members.h"
#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view format = "velocert-pack-approval/1";

Json& set_pack(Json& json, const ProposedPack& of) {
    return json.set("pack", of.pack.text())
        .set("edition", of.edition)
        .set("laboratory", of.laboratory)
        .set("revision", Json::integer(of.revision));
}

ProposedPack read_pack(JsonReader& reader) {
    ProposedPack out;
    out.pack = sequence::read_digest(reader, "pack");
    out.edition = reader.text("edition");
    out.laboratory = reader.text("laboratory");
    out.revision = static_cast<int>(reader.integer("revision"));
    return out;
}

PackApprovalStatement read_statement(JsonReader& reader) {
    PackApprovalStatement out;
    base::expect_format(reader, format);
    out.proposal = reader.text("proposal");
    out.of = read_pack(reader);
    out.archive = reader.text("archive");
    read_ledger_state(reader, out.ledger_size, out.ledger_root);
    out.proposed_by = base::read_person(reader, "proposed_by");
    out.proposed_utc = reader.text("proposed_utc");
    out.meaning = sequence::read_word(reader, "meaning", parse_meaning);
    read_signer(reader, out.signer, out.time);
    return out;
}

}  // namespace

Json PackApprovalStatement::json() const {
    Json out = Json::object();
    out.set("format", format).set("proposal", proposal);
    return set_pack(out, of)
        .set("archive", archive)
        .set("ledger_size", Json::integer(static_cast<std::int64_t>(ledger_size)))
        .set("ledger_root", ledger_root.text())
        .set("proposed_by", base::to_json(proposed_by))
        .set("proposed_utc", proposed_utc)
        .set("meaning", name(meaning))
        .set("name", signer.name)
        .set("account", signer.id)
        .set("time", time);
}

std::string PackApprovalStatement::canonical() const { return json().canonical(); }

bool is_about_a_pack(std::string_view type) {
    return std::ranges::find(pack_record_types, type) != pack_record_types.end();
}

std::string pack_named_in(const LedgerEntry& entry) {
    if (entry.type != pack_approval_type) return base::text_of(entry.record, "pack");
    const auto* statement = entry.record.find("statement");
    return statement == nullptr ? std::string() : base::text_of(*statement, "pack");
}

Json to_record(const PackProposal& proposal) {
    Json out = Json::object();
    out.set("proposal", proposal.id);
    return set_pack(out, proposal.of)
        .set("reason", proposal.reason)
        .set("proposed_by", base::to_json(proposal.proposed_by))
        .set("proposed_utc", proposal.proposed_utc);
}

Json to_record(const SignedPackApproval& approval) {
    return signed_statement(approval.statement.json(), approval.cms, approval.certificate);
}

Json to_record(const PackWithdrawal& withdrawal) {
    return Json::object()
        .set("proposal", withdrawal.proposal)
        .set("pack", withdrawal.pack.text())
        .set("reason", withdrawal.reason)
        .set("withdrawn_by", base::to_json(withdrawal.withdrawn_by))
        .set("withdrawn_utc", withdrawal.withdrawn_utc);
}

Result<PackProposal> read_pack_proposal(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    PackProposal out;
    out.id = reader.text("proposal");
    out.of = read_pack(reader);
    out.reason = reader.text("reason");
    out.proposed_by = base::read_person(reader, "proposed_by");
    out.proposed_utc = reader.text("proposed_utc");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<SignedPackApproval> read_pack_approval(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    SignedPackApproval out;
    auto [cms, certificate] =
        read_signed_statement(reader, [&](JsonReader& statement) { out.statement = read_statement(statement); });
    out.cms = std::move(cms);
    out.certificate = certificate;
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<PackWithdrawal> read_pack_withdrawal(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    PackWithdrawal out;
    out.proposal = reader.text("proposal");
    out.pack = sequence::read_digest(reader, "pack");
    out.reason = reader.text("reason");
    out.withdrawn_by = base::read_person(reader, "withdrawn_by");
    out.withdrawn_utc = reader.text("withdrawn_utc");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

std::string why_not_approved(const SignedPackApproval& approval, std::uint64_t seq, std::string_view archive,
                             const MerkleTree* ledger) {
    const auto& statement = approval.statement;
    if (statement.meaning != Meaning::approved) return "it means \"" + std::string(name(statement.meaning)) + "\"";
    if (statement.archive != archive) return "it was made for another archive";
    if (statement.ledger_size >= seq) return "it was made over a ledger that was not there yet";
    if (ledger != nullptr && (statement.ledger_size > ledger->size() ||
                              ledger->root_of_first(statement.ledger_size) != statement.ledger_root))
        return "it was made over another ledger";
    return why_not_signed({approval.cms, approval.certificate}, statement.canonical());
}

}  // namespace velocert::records
