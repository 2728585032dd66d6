// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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

// The approval of a laboratory's own pack in an archive: one person proposes the very bytes, another one confirms them
// and signs that with their own key; it ends when somebody withdraws it. Each is one entry of the ledger, read
// strictly: unknown members are refused. What their order must be stands in pack_history.h.
namespace velocert::records {

/// What the pack is that is proposed and approved.
struct ProposedPack {
    base::Digest pack;  ///< SHA-256 of its bundle, which is in the archive
    std::string edition;
    std::string laboratory;
    int revision = 0;
    friend bool operator==(const ProposedPack&, const ProposedPack&) = default;
};

/// "pack-proposal/1".
struct PackProposal {
    std::string id;  ///< "A1", "A2" ... in the order of the ledger
    ProposedPack of;
    std::string reason;
    base::Person proposed_by;
    std::string proposed_utc;
};

/// What is signed: "velocert-pack-approval/1". It names the pack by its digest, the archive by that of its archive.json
/// and the ledger as it was before by size and root, so that it holds for these bytes in this archive alone.
struct PackApprovalStatement {
    std::string proposal;
    ProposedPack of;
    std::string archive;  ///< SHA-256 of archive.json, in hexadecimal digits
    std::uint64_t ledger_size = 0;
    base::Digest ledger_root;
    base::Person proposed_by;
    std::string proposed_utc;
    Meaning meaning = Meaning::approved;
    base::Person signer;
    std::string time;  ///< with the offset of the place

    [[nodiscard]] base::Json json() const;
    /// The text that is signed: RFC 8785 canonical form.
    [[nodiscard]] std::string canonical() const;
};
/// "pack-approval/1": the statement with the signature over it.
struct SignedPackApproval {
    PackApprovalStatement statement;
    std::string cms;           ///< DER, detached, over the canonical text
    base::Digest certificate;  ///< the signer's, as DER in the archive
};

/// "pack-withdrawal/1": of a proposal that nobody confirmed, or the end of an approval.
struct PackWithdrawal {
    std::string proposal;
    base::Digest pack;
    std::string reason;
    base::Person withdrawn_by;
    std::string withdrawn_utc;
};

inline constexpr std::string_view pack_proposal_type = "pack-proposal/1";
inline constexpr std::string_view pack_approval_type = "pack-approval/1";
inline constexpr std::string_view pack_withdrawal_type = "pack-withdrawal/1";
inline constexpr std::array pack_record_types{pack_proposal_type, pack_approval_type, pack_withdrawal_type};
[[nodiscard]] bool is_about_a_pack(std::string_view type);
/// The pack that such an entry is about, as its text; empty where it names none.
[[nodiscard]] std::string pack_named_in(const LedgerEntry& entry);

[[nodiscard]] base::Json to_record(const PackProposal& proposal);
[[nodiscard]] base::Json to_record(const SignedPackApproval& approval);
[[nodiscard]] base::Json to_record(const PackWithdrawal& withdrawal);
/// Errors name the row.
[[nodiscard]] base::Result<PackProposal> read_pack_proposal(const LedgerEntry& entry);
[[nodiscard]] base::Result<SignedPackApproval> read_pack_approval(const LedgerEntry& entry);
[[nodiscard]] base::Result<PackWithdrawal> read_pack_withdrawal(const LedgerEntry& entry);

/// Why an approval in row `seq` is none of this archive by its own words; empty if it is. `ledger` is null where its
/// leaves are not at hand. Whose the certificate is, and whether it may be trusted, is for others.
[[nodiscard]] std::string why_not_approved(const SignedPackApproval& approval, std::uint64_t seq,
                                           std::string_view archive, const MerkleTree* ledger);

}  // namespace velocert::records
