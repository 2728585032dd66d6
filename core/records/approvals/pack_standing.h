// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/records/approvals/pack_history.h"
#include "core/records/archive.h"
#include "core/sequence/documents/pack_approval.h"
#include "core/signing/certificates/trust.h"
#include "core/standards/edition.h"

namespace velocert::records {

/// Whether a run may start by a laboratory's own pack in an archive, and by which approval. The packs that the program
/// ships need none: they are part of its file.
struct PackStanding {
    enum class State : std::uint8_t {
        open,  ///< the archive has no accounts, so that nobody could sign: a run may start, and says so
        approved,
        not_proposed,
        proposed,       ///< and nobody has confirmed it
        withdrawn,      ///< before anybody had confirmed it
        ended,          ///< the approval, by a withdrawal
        does_not_hold,  ///< the signature of the approval
        revoked,        ///< the certificate of the person who signed it
    };
    State state = State::not_proposed;
    ProposedPack pack;
    std::optional<PackRecord> record;  ///< the proposal that decides
    std::optional<PackRecord> other;   ///< not_proposed: another pack of that laboratory and edition that is approved
    std::string why;                   ///< does_not_hold, revoked: the reason in technical English
    /// does_not_hold: what is against the signer's certificate by the trust list; none: it is the signature itself.
    signing::ChainProblem problem = signing::ChainProblem::none;
    /// approved: why nobody can say whether the signer's key is revoked. Empty where that is known.
    std::string revocation_unknown;
    /// approved: until when the revocation lists say so; a revocation that came later is in none of them. Nothing where
    /// none was asked.
    std::optional<std::chrono::system_clock::time_point> revocation_known_until;

    [[nodiscard]] bool may_start() const { return state == State::open || state == State::approved; }
};

/// The rule, for whoever starts a run or asks whether one could. `accounts`: whether the archive has any. `trust`: whom
/// the laboratory trusts, with its revocation lists; null: a revocation is not known. Pure.
[[nodiscard]] PackStanding pack_standing(const PackHistory& history, const ProposedPack& pack, bool accounts,
                                         const signing::TrustList* trust);
/// The same of an archive (null: it is still to be made). Errors: those of reading its ledger; integrity.
[[nodiscard]] base::Result<PackStanding> pack_standing(const Archive* archive, const standards::StandardEdition& pack,
                                                       const signing::TrustList* trust);
/// The same of several packs, in their order, by one reading of the archive.
[[nodiscard]] base::Result<std::vector<PackStanding>> pack_standings(
    const Archive* archive, std::span<const standards::StandardEdition* const> packs, const signing::TrustList* trust);

/// What a run that starts by the pack says of it. Errors, each with what was found and what to do: not_permitted where
/// it may not start; integrity where a signature does not hold.
[[nodiscard]] base::Result<sequence::PackApproval> approval_to_start_by(const PackStanding& standing);

}  // namespace velocert::records
