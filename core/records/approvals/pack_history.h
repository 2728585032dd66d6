// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/approvals/pack_approval.h"
#include "core/records/archive.h"

namespace velocert::records {

enum class PackState : std::uint8_t {
    proposed,  ///< waits for a second person
    approved,
    withdrawn,  ///< nobody had confirmed it
    ended,      ///< it was approved, until somebody withdrew that
};
[[nodiscard]] std::string_view name(PackState state);

/// One proposal of a pack, and what became of it.
struct PackRecord {
    PackProposal proposal;
    std::optional<SignedPackApproval> approval;
    std::uint64_t approved_seq = 0;  ///< row of the approval
    std::optional<PackWithdrawal> withdrawal;
    std::uint64_t withdrawn_seq = 0;  ///< row of the withdrawal
    std::string fault;                ///< why the signature of the approval does not hold; empty if it does, or none is
    std::string untold;               ///< why it cannot be told whose its certificate is from what is at hand

    [[nodiscard]] PackState state() const;
};

struct PackHistory {
    std::vector<PackRecord> packs;  ///< oldest first

    [[nodiscard]] const PackRecord* proposal(std::string_view id) const;
    /// The same, for whoever was told the id. Errors: not_found.
    [[nodiscard]] base::Result<const PackRecord*> known(std::string_view id) const;
    /// Of the proposals of these bytes the one that is approved and holds, else the newest; null: there was none.
    [[nodiscard]] const PackRecord* of(const base::Digest& pack) const;
};

/// Follows the records in the order of the ledger; other types are passed over. Signatures are not looked at. An
/// integrity error names the row that breaks the rules: one person in both parts, an approval of another pack than was
/// proposed, something that is decided twice or not known.
[[nodiscard]] base::Result<PackHistory> pack_history(std::span<const LedgerEntry> entries);
/// The same of an archive, with the signatures held against its ledger and its accounts.
[[nodiscard]] base::Result<PackHistory> pack_history(const Archive& archive);

/// By what an approval names the archive: SHA-256 of its archive.json, in hexadecimal digits.
[[nodiscard]] base::Result<std::string> archive_named(const Archive& archive);

}  // namespace velocert::records
