// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/people/release_history.h"
#include "core/standards/pack.h"

// The release of limits in an archive: one person proposes, another one confirms, and nothing is ever taken away.
// Each step appends one record; an error leaves the archive as it was.
namespace velocert::records {

/// All proposals and revisions of the archive.
[[nodiscard]] base::Result<ReleaseHistory> release_history(const Archive& archive);

/// The text of a revision, and it must be the revision that the ledger says.
[[nodiscard]] base::Result<std::string> release_text(const Archive& archive, const ReleaseRevision& revision);

/// What a change in this archive stands on: pack, latest revision, and in training the demonstration laboratory.
[[nodiscard]] base::Result<standards::ReleaseGround> release_ground(const Archive& archive,
                                                                    const ReleaseHistory& history,
                                                                    const standards::Pack& pack,
                                                                    std::optional<std::string> demonstration);

/// Whether archive and demonstration laboratory go together is the caller's: `demonstration` is given in training only.
struct ReleaseSetting {
    const standards::Pack& pack;  ///< of the edition the limit belongs to
    std::optional<std::string> demonstration;
    const base::Clock& clock;
};

/// Records that `person` wants `entry` released. See standards::limit_change() for what is refused; an entry that says
/// what is in force already is refused too.
[[nodiscard]] base::Result<LimitProposal> propose_limit(Archive& archive, const ReleaseSetting& setting,
                                                        const base::Json& entry, const base::Person& person,
                                                        std::string reason);

/// Makes the proposal the next revision. Refuses (not_permitted) the person who proposed it, and (bad_value) what
/// was decided before; also a proposal whose pack or limit has changed since: the person would confirm something else
/// than what was shown.
[[nodiscard]] base::Result<ReleaseRevision> confirm_proposal(Archive& archive, const ReleaseSetting& setting,
                                                             std::string_view proposal, const base::Person& person);

/// Ends a proposal without effect. Anyone may, with a reason; not after its confirmation.
[[nodiscard]] base::Result<LimitProposal> withdraw_proposal(Archive& archive, const base::Clock& clock,
                                                            std::string_view proposal, const base::Person& person,
                                                            std::string reason);

}  // namespace velocert::records
