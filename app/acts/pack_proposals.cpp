// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/pack_proposals.h"

#include "core/standards/editions/shipped_edition.h"

namespace velocert::app {

using base::Result;

Result<records::PackProposal> propose_pack(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                           const standards::OwnPack& own, const std::string& reason) {
    if (auto may = permit(archive, clock, actor, laboratory::Act::propose_pack, "pack of " + own.edition.laboratory);
        !may)
        return base::fail(may.error());
    return records::propose_pack(archive, clock, own, actor.person, reason);
}

Result<records::PackWithdrawal> withdraw_pack(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                              const std::string& proposal, const std::string& reason) {
    const auto history = records::pack_history(archive);
    if (!history) return base::fail(history.error());
    const auto* record = history->proposal(proposal);
    const bool approved = record != nullptr && record->state() == records::PackState::approved;
    if (auto may =
            permit(archive, clock, actor, approved ? laboratory::Act::confirm_pack : laboratory::Act::propose_pack,
                   "proposal " + proposal);
        !may)
        return base::fail(may.error());
    return records::withdraw_pack(archive, clock, proposal, actor.person, reason);
}

Result<std::vector<standards::PackDifference>> differences_of(const records::Archive& archive,
                                                              const records::ProposedPack& pack) {
    const auto bytes = archive.load(pack.pack);
    if (!bytes) return base::fail(bytes.error());
    const auto own = standards::Pack::unbundle(std::string(bytes->begin(), bytes->end()));
    if (!own) return base::fail(own.error());
    const auto shipped = standards::shipped_edition(pack.edition);
    if (!shipped) return base::fail(shipped.error());
    return standards::pack_differences(*own, (*shipped)->pack);
}

}  // namespace velocert::app
