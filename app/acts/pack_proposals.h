// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/acts/actor.h"
#include "core/base/result.h"
#include "core/records/approvals/pack_acts.h"
#include "core/records/archive.h"
#include "core/standards/editions/pack_differences.h"
#include "core/standards/pack.h"

namespace velocert::app {

/// No run starts by the pack until a second person confirms it (app/reporting/approve_pack.h).
[[nodiscard]] base::Result<records::PackProposal> propose_pack(records::Archive& archive, const base::Clock& clock,
                                                               const Actor& actor, const standards::OwnPack& own,
                                                               const std::string& reason);
/// Ends a proposal, by whoever may propose; or an approval, by whoever may confirm. Errors: not_found; not_permitted.
[[nodiscard]] base::Result<records::PackWithdrawal> withdraw_pack(records::Archive& archive, const base::Clock& clock,
                                                                  const Actor& actor, const std::string& proposal,
                                                                  const std::string& reason);

/// In what the pack of a proposal, as the archive keeps it, is other than the shipped one. Errors: those of the
/// evidence; not_found where its edition is not shipped.
[[nodiscard]] base::Result<std::vector<standards::PackDifference>> differences_of(const records::Archive& archive,
                                                                                  const records::ProposedPack& pack);

}  // namespace velocert::app
