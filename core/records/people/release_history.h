// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/conformity/limit.h"
#include "core/records/ledger/ledger.h"
#include "core/standards/release/release_revision.h"

// What the ledger knows of a laboratory's release of limits. Types: "limit-proposal/1", "limit-confirmation/1",
// "limit-withdrawal/1". Each is read strictly: unknown members are refused.
namespace velocert::records {

enum class ProposalState : std::uint8_t { open, confirmed, withdrawn };
[[nodiscard]] std::string_view name(ProposalState state);

/// One limit as somebody wants it released, and what became of it.
struct LimitProposal {
    std::string id;  ///< "P1", "P2" ... in the order of the ledger
    std::string edition;
    base::Digest pack;  ///< bundle it was checked against; in the archive
    base::Json entry;   ///< the limit as the release will write it
    conformity::Limit before;
    conformity::Limit after;
    std::vector<standards::ReleaseWarning> warnings;
    std::string reason;  ///< may be empty unless a confirmed limit is overridden
    base::Person proposed_by;
    std::string proposed_utc;

    ProposalState state = ProposalState::open;
    base::Person decided_by;  ///< who confirmed or withdrew it
    std::string decided_utc;
    std::string decided_reason;  ///< of a withdrawal
    int revision = 0;            ///< the revision it became
};

/// One revision of the laboratory's release for one edition.
struct ReleaseRevision {
    std::string edition;
    int revision = 0;  ///< 1, 2, 3 ... within the edition
    std::string proposal;
    base::Person proposed_by;
    base::Person confirmed_by;
    std::string confirmed_utc;
    base::Digest release;  ///< its text, in the archive
    base::Digest pack;
    base::Digest combined;  ///< standards::combined_digest of the two
    std::optional<base::Digest> replaces;
};

struct ReleaseHistory {
    std::vector<LimitProposal> proposals;    ///< oldest first
    std::vector<ReleaseRevision> revisions;  ///< oldest first

    [[nodiscard]] const LimitProposal* proposal(std::string_view id) const;
    /// The revision in force; null if the edition has none.
    [[nodiscard]] const ReleaseRevision* latest(std::string_view edition) const;
};

[[nodiscard]] base::Json proposal_record(const LimitProposal& proposal);
[[nodiscard]] base::Json confirmation_record(const ReleaseRevision& revision);
[[nodiscard]] base::Json withdrawal_record(const LimitProposal& proposal);

/// The types above: what release_history() looks at.
[[nodiscard]] std::span<const std::string_view> release_record_types();
/// Follows the records in the order of the ledger; other types are passed over. An integrity error names the row that
/// breaks the rules: one person in both parts, a proposal decided twice or not known, a revision out of order.
[[nodiscard]] base::Result<ReleaseHistory> release_history(std::span<const LedgerEntry> entries);

/// One member of a limit that differs, as stored: empty text for what is absent.
struct MemberChange {
    std::string member;
    std::string before;
    std::string after;
};
/// All members that differ, in the order in which limits are stored; nothing if the two say the same.
[[nodiscard]] std::vector<MemberChange> member_changes(const conformity::Limit& before, const conformity::Limit& after);

}  // namespace velocert::records
