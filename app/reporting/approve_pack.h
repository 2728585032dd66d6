// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "app/reporting/signer.h"
#include "core/base/secret.h"
#include "core/laboratory/people/password.h"
#include "core/records/approvals/pack_acts.h"

namespace velocert::app {

/// One proposal of a pack that is to be confirmed by signature. The password is asked for in the act itself.
struct PackApprovalRequest {
    std::string login;
    const base::Secret& password;
    std::function<base::Result<std::unique_ptr<signing::SigningKey>>()> open_key;
    const signing::TrustList* trust = nullptr;  ///< absent: only a certificate that is registered for the account
    std::string proposal;
    std::chrono::minutes offset{0};
    const laboratory::PasswordHasher& hasher = laboratory::argon2id();
};
struct PackApprovalOutcome {
    records::SignedPackApproval approval;
    SignerCertificate signer;
    std::string clock;  ///< what is to be said of the clock; mostly empty
};

/// Signs it and records it. Checked in this order: password, role, proposal, the integrity of the archive, the key and
/// its certificate. What is refused after the password leaves a "refused-act/1". Errors: not_permitted with the reason,
/// integrity, those of records::pack_approval_statement().
[[nodiscard]] base::Result<PackApprovalOutcome> approve_pack(records::Archive& archive, const base::Clock& clock,
                                                             const PackApprovalRequest& request);

}  // namespace velocert::app
