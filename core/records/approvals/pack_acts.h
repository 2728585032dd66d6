// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/approvals/pack_history.h"
#include "core/records/archive.h"
#include "core/standards/pack.h"

// The approval of a laboratory's own pack, on an archive that has accounts. Each act appends one entry, held first
// against the rules by which the archive is verified; an error leaves the archive as it was. Who may do it is asked by
// the callers.
namespace velocert::records {

/// Records that `person` wants runs of this archive to be judged by the pack, which is kept in the archive. Errors:
/// not_permitted in an archive without accounts; already_exists for a pack that is approved or waits already;
/// missing_field without a reason.
[[nodiscard]] base::Result<PackProposal> propose_pack(Archive& archive, const base::Clock& clock,
                                                      const standards::OwnPack& own, const base::Person& person,
                                                      std::string_view reason);

/// What a second person is to sign. Errors: not_found; bad_value for what was decided before; not_permitted for the
/// person who proposed it.
[[nodiscard]] base::Result<PackApprovalStatement> pack_approval_statement(const Archive& archive,
                                                                          std::string_view proposal,
                                                                          const base::Person& person,
                                                                          std::chrono::system_clock::time_point time,
                                                                          std::chrono::minutes offset);
/// Puts it on the ledger, with the certificate (DER) in the archive. Errors: those above; not_permitted when the
/// signature does not hold over this ledger, or its certificate is somebody else's; nothing is stored then.
[[nodiscard]] base::Result<SignedPackApproval> record_pack_approval(Archive& archive,
                                                                    const PackApprovalStatement& statement,
                                                                    const std::string& cms,
                                                                    const std::string& certificate);

/// Ends a proposal, or an approval for the runs that start from now on. Errors: not_found; bad_value for what was
/// withdrawn already; missing_field without a reason.
[[nodiscard]] base::Result<PackWithdrawal> withdraw_pack(Archive& archive, const base::Clock& clock,
                                                         std::string_view proposal, const base::Person& person,
                                                         std::string_view reason);

}  // namespace velocert::records
