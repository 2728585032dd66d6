// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_history.h"

#include <algorithm>
#include <utility>

#include "core/records/approvals/pack_approval_check.h"
#include "core/records/archive_info.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/certificate_owners.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// Each step says what is wrong with it, or nothing.
class Follower {
  public:
    explicit Follower(PackHistory& history) : history_(history) {}

    std::string propose(PackProposal proposal) {
        if (find(proposal.id) != nullptr) return "proposal " + proposal.id + " a second time";
        PackRecord record;
        record.proposal = std::move(proposal);
        history_.packs.push_back(std::move(record));
        return {};
    }

    std::string approve(SignedPackApproval approval, std::uint64_t seq) {
        const auto& statement = approval.statement;
        auto* record = find(statement.proposal);
        if (record == nullptr || record->state() != PackState::proposed)
            return "an approval of " + statement.proposal + ", which is not open";
        const auto& proposal = record->proposal;
        if (statement.of != proposal.of) return "an approval of another pack than was proposed";
        if (statement.proposed_by != proposal.proposed_by || statement.proposed_utc != proposal.proposed_utc)
            return "an approval that names another proposer or day";
        if (base::same_person(statement.signer, proposal.proposed_by))
            return "proposal " + proposal.id + " approved by the person who proposed it";
        record->approval = std::move(approval);
        record->approved_seq = seq;
        return {};
    }

    std::string withdraw(PackWithdrawal withdrawal, std::uint64_t seq) {
        auto* record = find(withdrawal.proposal);
        if (record == nullptr || record->withdrawal)
            return "a withdrawal of " + withdrawal.proposal + ", which does not stand";
        if (withdrawal.pack != record->proposal.of.pack) return "a withdrawal that names another pack";
        record->withdrawal = std::move(withdrawal);
        record->withdrawn_seq = seq;
        return {};
    }

  private:
    PackRecord* find(std::string_view id) {
        const auto at = std::ranges::find(history_.packs, id, [](const auto& one) { return one.proposal.id; });
        return at == history_.packs.end() ? nullptr : &*at;
    }

    PackHistory& history_;
};

/// What one entry does to the history. Errors: it cannot be read.
Result<std::string> step(Follower& follower, const LedgerEntry& entry) {
    if (entry.type == pack_proposal_type) {
        auto read = read_pack_proposal(entry);
        if (!read) return base::fail(read.error());
        return follower.propose(std::move(*read));
    }
    if (entry.type == pack_approval_type) {
        auto read = read_pack_approval(entry);
        if (!read) return base::fail(read.error());
        return follower.approve(std::move(*read), entry.seq);
    }
    auto read = read_pack_withdrawal(entry);
    if (!read) return base::fail(read.error());
    return follower.withdraw(std::move(*read), entry.seq);
}

}  // namespace

std::string_view name(PackState state) {
    switch (state) {
        case PackState::proposed: return "proposed";
        case PackState::approved: return "approved";
        case PackState::withdrawn: return "withdrawn";
        case PackState::ended: return "ended";
    }
    return {};
}

PackState PackRecord::state() const {
    if (withdrawal) return approval ? PackState::ended : PackState::withdrawn;
    return approval ? PackState::approved : PackState::proposed;
}

const PackRecord* PackHistory::proposal(std::string_view id) const {
    const auto at = std::ranges::find(packs, id, [](const auto& one) { return one.proposal.id; });
    return at == packs.end() ? nullptr : &*at;
}

Result<const PackRecord*> PackHistory::known(std::string_view id) const {
    const auto* record = proposal(id);
    if (record == nullptr)
        return base::fail(ErrorCode::not_found, "proposal " + std::string(id), "there is none of that id",
                          "one that 'pack list' shows");
    return record;
}

const PackRecord* PackHistory::of(const base::Digest& pack) const {
    const PackRecord* out = nullptr;
    for (const auto& one : packs) {
        if (one.proposal.of.pack != pack) continue;
        const bool stands = out != nullptr && out->state() == PackState::approved && out->fault.empty();
        if (!stands) out = &one;
    }
    return out;
}

Result<PackHistory> pack_history(std::span<const LedgerEntry> entries) {
    PackHistory history;
    Follower follower(history);
    for (const auto& entry : entries) {
        if (!is_about_a_pack(entry.type)) continue;
        const auto broken = step(follower, entry);
        if (!broken)
            return base::fail(ErrorCode::integrity, broken.error().where, broken.error().found,
                              broken.error().expected);
        if (!broken->empty())
            return base::fail(ErrorCode::integrity, row_name(entry.seq), *broken,
                              "a proposal by one person, then an approval by another, until it is withdrawn");
    }
    return history;
}

Result<PackHistory> pack_history(const Archive& archive) {
    std::vector<std::string_view> types(pack_record_types.begin(), pack_record_types.end());
    types.insert(types.end(), CertificateOwners::types().begin(), CertificateOwners::types().end());
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    PackApprovalCheck check;
    CertificateOwners owners;
    bool any = false;
    for (const auto& entry : *entries) {
        owners.note(entry);
        check.note(entry, owners);
        any = any || entry.type == pack_approval_type;
    }
    if (!any) return pack_history(*entries);
    auto named = archive_named(archive);
    if (!named) return base::fail(named.error());
    check.of_archive(std::move(*named));
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree ledger(std::move(*leaves));
    return check.history(&ledger);
}

Result<std::string> archive_named(const Archive& archive) {
    const auto row = archive.ledger_row(1);
    if (!row) return base::fail(row.error());
    const auto entry = parse_entry(row->canonical, row_name(row->seq));
    if (!entry) return base::fail(entry.error());
    return info_digest_in(entry->record);
}

}  // namespace velocert::records
