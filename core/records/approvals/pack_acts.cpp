// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_acts.h"

#include <utility>

#include "core/base/stated_reason.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/people.h"
#include "core/records/second_person.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// What was decided of packs, by the entries alone. Whether the signatures of before hold is asked when a run is to
/// start, and by 'verify': an act on one proposal does not check those of all others.
Result<PackHistory> decided(const Archive& archive) {
    const auto entries = archive.ledger_entries(pack_record_types);
    if (!entries) return base::fail(entries.error());
    return pack_history(*entries);
}

/// Why nobody can confirm it any more, or this person cannot; the proposal if they can.
Result<const PackRecord*> to_be_confirmed(const Archive& archive, const PackHistory& history, std::string_view id,
                                          const base::Person& person) {
    auto record = history.known(id);
    if (!record) return record;
    const auto& one = **record;
    const auto where = "proposal " + one.proposal.id;
    if (one.withdrawal)
        return base::fail(
            ErrorCode::bad_value, where,
            "it was withdrawn by " + one.withdrawal->withdrawn_by.name + " on " + one.withdrawal->withdrawn_utc,
            "an open proposal; propose the pack again");
    if (one.approval)
        return base::fail(
            ErrorCode::bad_value, where,
            "it was approved by " + one.approval->statement.signer.name + " on " + one.approval->statement.time,
            "an open proposal");
    if (auto second = need_second_person(archive, one.proposal.proposed_by, person, where, "proposed it"); !second)
        return base::fail(second.error());
    return record;
}

}  // namespace

Result<PackProposal> propose_pack(Archive& archive, const base::Clock& clock, const standards::OwnPack& own,
                                  const base::Person& person, std::string_view reason) {
    auto stated = base::stated_reason(reason, "reason");
    if (!stated) return base::fail(stated.error());
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto where = "pack of " + own.edition.laboratory;
    if (people->empty())
        return base::fail(ErrorCode::not_permitted, where, "the archive has no accounts, so that nobody could sign",
                          "an archive with accounts ('user add'); without any, runs start by the pack as it is, and "
                          "say that nobody approved it");
    const auto history = pack_history(archive);
    if (!history) return base::fail(history.error());
    const auto digest = own.pack.digest();
    if (const auto* record = history->of(digest); record != nullptr && !record->withdrawal)
        return base::fail(ErrorCode::already_exists, where,
                          record->approval ? "it is approved already (" + record->proposal.id + ")"
                                           : "it is proposed already (" + record->proposal.id + ")",
                          record->approval ? "another pack, or the withdrawal of that approval first"
                                           : "its confirmation or withdrawal");
    PackProposal proposal;
    proposal.id = "A" + std::to_string(history->packs.size() + 1);
    proposal.of = {digest, own.edition.id, own.edition.laboratory, own.edition.revision};
    proposal.reason = std::move(*stated);
    proposal.proposed_by = person;
    proposal.proposed_utc = base::utc_text(clock.now());
    const auto record = to_record(proposal);
    // What the ledger would refuse must not leave a stored pack behind.
    if (auto text = canonical_entry({1, std::string(pack_proposal_type), proposal.proposed_utc, record}); !text)
        return base::fail(text.error().code, where, text.error().found, text.error().expected);
    if (auto pack = archive.store(base::as_bytes(own.pack.bundle())); !pack) return base::fail(pack.error());
    if (auto done = archive.append(pack_proposal_type, record); !done) return base::fail(done.error());
    return proposal;
}

Result<PackApprovalStatement> pack_approval_statement(const Archive& archive, std::string_view proposal,
                                                      const base::Person& person,
                                                      std::chrono::system_clock::time_point time,
                                                      std::chrono::minutes offset) {
    const auto history = decided(archive);
    if (!history) return base::fail(history.error());
    const auto record = to_be_confirmed(archive, *history, proposal, person);
    if (!record) return base::fail(record.error());
    auto named = archive_named(archive);
    if (!named) return base::fail(named.error());
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree ledger(std::move(*leaves));
    PackApprovalStatement out;
    out.proposal = (*record)->proposal.id;
    out.of = (*record)->proposal.of;
    out.archive = std::move(*named);
    out.ledger_size = ledger.size();
    out.ledger_root = ledger.root();
    out.proposed_by = (*record)->proposal.proposed_by;
    out.proposed_utc = (*record)->proposal.proposed_utc;
    out.signer = person;
    out.time = local_time_text(time, offset);
    return out;
}

Result<SignedPackApproval> record_pack_approval(Archive& archive, const PackApprovalStatement& statement,
                                                const std::string& cms, const std::string& certificate) {
    const auto history = decided(archive);
    if (!history) return base::fail(history.error());
    const auto record = to_be_confirmed(archive, *history, statement.proposal, statement.signer);
    if (!record) return base::fail(record.error());
    const auto named = archive_named(archive);
    if (!named) return base::fail(named.error());
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree ledger(std::move(*leaves));
    SignedPackApproval out{statement, cms, base::Digest::of(certificate)};
    auto why = why_not_approved(out, ledger.size() + 1, *named, &ledger);
    const auto& proposal = (*record)->proposal;
    if (why.empty() && (statement.of != proposal.of || statement.proposed_by != proposal.proposed_by ||
                        statement.proposed_utc != proposal.proposed_utc))
        why = "it was made over another proposal";
    if (why.empty()) {
        const auto owners = certificate_owners(archive);
        if (!owners) return base::fail(owners.error());
        why = owners->standing(out.certificate, cms, statement.canonical(), statement.signer).foreign;
    }
    if (!why.empty())
        return base::fail(ErrorCode::not_permitted, "proposal " + proposal.id, std::move(why),
                          "the signature of " + statement.signer.name + " over this proposal, with the own key");
    if (const auto stored = archive.store(base::as_bytes(certificate)); !stored) return base::fail(stored.error());
    if (auto done = archive.append(pack_approval_type, to_record(out)); !done) return base::fail(done.error());
    return out;
}

Result<PackWithdrawal> withdraw_pack(Archive& archive, const base::Clock& clock, std::string_view proposal,
                                     const base::Person& person, std::string_view reason) {
    auto stated = base::stated_reason(reason, "reason");
    if (!stated) return base::fail(stated.error());
    const auto history = decided(archive);
    if (!history) return base::fail(history.error());
    const auto record = history->known(proposal);
    if (!record) return base::fail(record.error());
    if (const auto& end = (*record)->withdrawal)
        return base::fail(ErrorCode::bad_value, "proposal " + (*record)->proposal.id,
                          "it was withdrawn by " + end->withdrawn_by.name + " on " + end->withdrawn_utc,
                          "a proposal or an approval that stands");
    PackWithdrawal out{(*record)->proposal.id, (*record)->proposal.of.pack, std::move(*stated), person,
                       base::utc_text(clock.now())};
    if (auto done = archive.append(pack_withdrawal_type, to_record(out)); !done) return base::fail(done.error());
    return out;
}

}  // namespace velocert::records
