// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/reporting/signer.h"
#include "core/base/secret.h"
#include "core/records/trail/annotation.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// What is to be noted beside a recording, and by whom. In an archive with accounts the password is asked for in the
/// act itself, also where no key signs.
struct AnnotationRequest {
    std::string run;
    const sequence::StepRun& attempt;
    metrology::WrittenQuantity from;
    std::optional<metrology::WrittenQuantity> to;
    std::optional<records::NotedReading> reading;
    std::uint64_t takes_up = 0;
    std::string comment;
    base::Person person;  ///< who acts, where the archive has no accounts
    std::string login;
    const base::Secret& password;
    /// Opens the person's key; empty: not signed.
    std::function<base::Result<std::unique_ptr<signing::SigningKey>>()> open_key;
    const signing::TrustList* trust = nullptr;  ///< absent: only a certificate that is registered for the account
    std::chrono::minutes offset{0};
    bool witnessed = false;  ///< as a witness of the attempt (Act::sign_witnessed)
};

/// Records it, signed with the person's key. Somebody for whom a certificate is registered signs; whoever has no key is
/// named by the entry alone, which everything that shows it says. Checked in this order: the attempt and the words,
/// password, role, key and certificate. What is refused after the password leaves a "refused-act/1". Errors:
/// not_permitted with the reason; those of records::record_annotation().
[[nodiscard]] base::Result<void> annotate(records::Archive& archive, const base::Clock& clock,
                                          const AnnotationRequest& request);

/// Withdraws an annotation: one's own, or another person's by a reviewer or a signatory. No password, as with a report
/// that is returned: nothing is signed.
[[nodiscard]] base::Result<void> withdraw_annotation(records::Archive& archive, const base::Clock& clock,
                                                     std::string_view run, std::uint64_t annotation,
                                                     std::string_view reason, const base::Person& person,
                                                     const std::optional<laboratory::Account>& account);

}  // namespace velocert::app
