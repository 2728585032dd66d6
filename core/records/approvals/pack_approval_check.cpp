// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/approvals/pack_approval_check.h"

#include <utility>

#include "core/base/json_members.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

std::string approval_words(const PackRecord& record) { return "approval of the pack " + record.proposal.id; }

}  // namespace

void PackApprovalCheck::note(const LedgerEntry& entry, const CertificateOwners& owners) {
    if (entry.type == "account/1") accounts_ = true;
    if (entry.type == "run-start/1") return note_start(entry);
    if (entry.type == "run-suspend/1" && !base::text_of(entry.record, "joins").empty()) combined_.insert(entry.run());
    if (!is_about_a_pack(entry.type)) return;
    entries_.push_back(entry);
    if (entry.type != pack_approval_type) return;
    if (const auto one = read_pack_approval(entry))
        standings_.emplace(
            entry.seq, owners.standing(one->certificate, one->cms, one->statement.canonical(), one->statement.signer));
}

void PackApprovalCheck::note_start(const LedgerEntry& entry) {
    Begun run;
    run.laboratory = base::text_of(entry.record, "pack_of");
    if (run.laboratory.empty()) return;
    run.seq = entry.seq;
    run.run = entry.run();
    run.pack = base::text_of(entry.record, "pack");
    // Who began it by an account did so in an archive that had one, wherever these entries come from.
    run.accounts = accounts_ || !base::text_of(entry.record, "operator_account").empty();
    base::JsonReader reader(entry.record, row_name(entry.seq));
    run.approval = sequence::read_pack_approval(reader, "pack_approval");
    if (!reader.ok()) return;  // told where the run is read
    runs_.push_back(std::move(run));
}

base::Result<PackHistory> PackApprovalCheck::history(const MerkleTree* ledger) const {
    auto out = pack_history(entries_);
    if (!out) return out;
    for (auto& one : out->packs) {
        if (!one.approval) continue;
        one.fault = why_not_approved(*one.approval, one.approved_seq, archive_, ledger);
        const auto standing = standings_.find(one.approved_seq);
        if (standing == standings_.end()) continue;
        if (one.fault.empty()) one.fault = standing->second.foreign;
        one.untold = standing->second.untold;
    }
    return out;
}

std::vector<OtherSignature> PackApprovalCheck::check(const std::vector<base::Digest>* leaves, const Tell& find,
                                                     const Tell& tell) const {
    std::vector<OtherSignature> out;
    // A tree of all rows is made for those archives alone that have something to hold against it.
    std::optional<MerkleTree> ledger;
    if (leaves != nullptr && !entries_.empty()) ledger.emplace(*leaves);
    const auto history = this->history(ledger ? &*ledger : nullptr);
    if (!history) {
        find(history.error().where, history.error().found);
        return out;
    }
    for (const auto& one : history->packs) {
        if (!one.approval) continue;
        const auto& statement = one.approval->statement;
        OtherSignature read{one.approved_seq,  approval_words(one), statement.signer, statement.canonical(),
                            one.approval->cms, statement.time,      one.fault};
        if (!read.fault.empty())
            find(row_name(one.approved_seq), read.words() + " does not hold: " + read.fault);
        else if (!one.untold.empty())
            tell(row_name(one.approved_seq), read.words() + ": " + one.untold);
        out.push_back(std::move(read));
    }
    for (const auto& run : runs_) check_run(run, *history, find, tell);
    return out;
}

void PackApprovalCheck::check_run(const Begun& run, const PackHistory& history, const Tell& find,
                                  const Tell& tell) const {
    const auto where = row_name(run.seq);
    const auto words = "run " + run.run + " began by the pack of " + run.laboratory;
    const bool combined = combined_.contains(run.run);
    if (!run.approval) {
        if (run.accounts && !combined) tell(where, words + " with a program that asked for no approval of it");
        return;
    }
    const auto& named = run.approval->proposal;
    if (named.empty()) {
        if (run.accounts && !combined)
            find(where, words + " without an approval of it, in an archive with accounts");
        else
            tell(where, words + ", which nobody had approved: the archive had no accounts");
        return;
    }
    const auto* record = history.proposal(named);
    if (record == nullptr) return find(where, words + " with the approval " + named + ", which there is not");
    if (record->proposal.of.pack.text() != run.pack)
        return find(where, words + " with the approval " + named + ", which is of another pack");
    if (!record->approval || record->approved_seq > run.seq)
        return find(where, words + " with the approval " + named + ", which nobody had given yet");
    const auto& statement = record->approval->statement;
    if (statement.signer != run.approval->approved_by || statement.time != run.approval->time)
        find(where, words + " with the approval " + named + ", which is by another person or of another time");
    if (record->withdrawal && record->withdrawn_seq < run.seq && !combined)
        find(where, words + " with the approval " + named + ", which had ended in " + row_name(record->withdrawn_seq));
}

}  // namespace velocert::records
