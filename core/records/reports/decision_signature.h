// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/reports/report_signature.h"

// The signature of who makes a report or a run void as the second person, closes a hold, or has reviewed accounts and
// rights: an entry of its own right behind the decision, written with it in one transaction, so that entries of before
// keep their form. From the first one on each later decision is signed; reviews count by themselves (signed_alike()).
namespace velocert::records {

/// What is signed: "velocert-decision/1". It names the decision by the digest of its very record, and the ledger as it
/// was before by size and root.
struct DecisionStatement {
    std::string decision;  ///< type of the entry: "report-void/1", "run-void/1", "hold-close/1", "access-review/1"
    std::string about;     ///< number of the report, id of run or hold; "access-review" and its time
    base::Digest entry;    ///< SHA-256 of the canonical record of that entry
    std::uint64_t ledger_size = 0;
    base::Digest ledger_root;
    Meaning meaning = Meaning::voided;  ///< hold that is closed: approved; review: reviewed
    base::Person signer;
    std::string time;  ///< with the offset of the place

    [[nodiscard]] base::Json json() const;
    /// The text that is signed: RFC 8785 canonical form.
    [[nodiscard]] std::string canonical() const;
};
struct SignedDecision {
    DecisionStatement statement;
    std::string cms;           ///< DER, detached, over the canonical text
    base::Digest certificate;  ///< the signer's, as DER in the archive
};
[[nodiscard]] base::Json decision_record(const SignedDecision& decision);
/// Reads one back, strictly. Errors name the row.
[[nodiscard]] base::Result<SignedDecision> read_decision(const LedgerEntry& entry);

/// The type of those entries.
inline constexpr std::string_view decision_signature_type = "decision-signature/1";
/// Whether an entry of that type is a decision.
[[nodiscard]] bool is_decision(std::string_view type);

/// The statement over a decision that is about to be recorded, without signer and time. `record` is the decision's.
[[nodiscard]] DecisionStatement decision_statement(std::string_view type, const base::Json& record,
                                                   const MerkleTree& ledger);

/// Who decided, by the record of the decision.
[[nodiscard]] base::Person decided_by(const LedgerEntry& decision);
/// "voiding of R-2026-0001", "closing of hold H1", "review of access of 2026-11-26T01:10:00.000Z".
[[nodiscard]] std::string decision_words(const LedgerEntry& decision);
/// Why a signature is not that decision's; empty if it is. `ledger` is null where its leaves are not at hand. Whether
/// the certificate may be trusted is for others (signing/trust.h).
[[nodiscard]] std::string why_not_of(const SignedDecision& one, const LedgerEntry& decision, const MerkleTree* ledger);

}  // namespace velocert::records
