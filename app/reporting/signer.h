// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/people/account.h"
#include "core/records/archive.h"
#include "core/records/integrity/verification_scope.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/signing_key.h"

namespace velocert::app {

/// The certificate of a key that was found to be the person's own.
struct SignerCertificate {
    signing::Certificate certificate;
    std::optional<signing::TrustKind> kind;  ///< of the authority, where a trust list was given
    /// In a training archive: why nobody can say whether it is revoked; to be told loudly. Empty where that is known.
    std::string revocation_unknown = {};
};
/// That the certificate holds now and is this person's: registered for the account, or named after it by an authority
/// of the trust list (`trust` may be null: then only a registered one will do). In a real archive it must be known not
/// to be revoked: each authority of the path, internal ones too, has a list in the trust list that is not out of date.
/// Errors: not_permitted with the reason.
[[nodiscard]] base::Result<SignerCertificate> signer_certificate(const records::Archive& archive,
                                                                 const laboratory::Account& account,
                                                                 const signing::SigningKey& key,
                                                                 const signing::TrustList* trust,
                                                                 std::chrono::system_clock::time_point now);

/// Opens a person's key with `open_key`, once the person may use one at all: a refusal is recorded, and the key stays
/// closed. `object`: what is to be signed. Errors: not_permitted; those of the key.
[[nodiscard]] base::Result<std::unique_ptr<signing::SigningKey>> opened_key(
    records::Archive& archive, const base::Clock& clock, const laboratory::Account& account, std::string_view object,
    const std::function<base::Result<std::unique_ptr<signing::SigningKey>>()>& open_key);

/// Whether a signature may carry the time that the clock shows now: what is to be said of a clock that is not
/// synchronised, empty where nothing is. Errors: not_permitted in a real archive, unless it was synchronised lately or
/// somebody has answered for it; those of the archive.
[[nodiscard]] base::Result<std::string> clock_before_signature(const records::Archive& archive,
                                                               const base::Clock& clock,
                                                               const records::ClockSource* source = nullptr);

/// What the verification before a signature found.
struct IntegrityFound {
    std::string finding;    ///< the first thing that does not hold; empty when all does
    std::string obstacles;  ///< to an issue; the finding among them
};
/// Verifies the archive as far as the scope goes, and records that. Errors: those of the archive.
[[nodiscard]] base::Result<IntegrityFound> integrity_before_signature(records::Archive& archive,
                                                                      const base::Clock& clock,
                                                                      const base::Person& person,
                                                                      const records::VerificationScope& scope = {});

}  // namespace velocert::app
