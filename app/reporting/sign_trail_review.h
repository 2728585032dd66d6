// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "app/reporting/signer.h"
#include "core/base/secret.h"
#include "core/records/trail/trail_review.h"

namespace velocert::app {

/// One review of the audit trail that is to be signed. The password is asked for in the act itself.
struct TrailReviewRequest {
    std::string login;
    const base::Secret& password;
    std::function<base::Result<std::unique_ptr<signing::SigningKey>>()> open_key;
    const signing::TrustList* trust = nullptr;  ///< absent: only a certificate that is registered for the account
    std::uint64_t to = 0;                       ///< the last entry that was looked through
    std::string found;
    std::chrono::minutes offset{0};
};
struct TrailReviewOutcome {
    records::TrailReview review;
    SignerCertificate signer;
};

/// Signs it and records it. Checked in this order: what was found and the entries, password, role, the integrity of the
/// archive, the certificate. What is refused after the password leaves a "refused-act/1". Errors: not_permitted with
/// the reason, integrity, those of next_trail_review().
[[nodiscard]] base::Result<TrailReviewOutcome> sign_trail_review(records::Archive& archive, const base::Clock& clock,
                                                                 const TrailReviewRequest& request);

}  // namespace velocert::app
