// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/laboratory/people/account.h"
#include "core/records/archive.h"
#include "core/records/integrity/verification_scope.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/means_of_signing.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/signing_key.h"
#include "reports/seal/seal.h"

namespace velocert::app {

/// One act of signing: who, what for, and with which key. The password is asked for in the act itself.
struct SigningRequest {
    std::string report;
    records::Meaning meaning = records::Meaning::tested;
    std::string login;
    const base::Secret& password;
    /// Opens the person's key, once everything else allows the signature.
    std::function<base::Result<std::unique_ptr<signing::SigningKey>>()> open_key;
    const signing::TrustList* trust = nullptr;  ///< absent: only a certificate that is registered for the account
    std::chrono::minutes offset{0};
    std::vector<std::string> deliver_to;  ///< of an approval: where the issued file is to be brought
    signing::TimeStampSource* time_source = nullptr;
    /// An approval asks that the archive stood well before the act: the verification in the act does not make up for
    /// one that failed, grew old or is missing. For a window that sees to the verification itself.
    bool verified_before = false;
    records::ScopeRule scope = {};                       ///< how much of a large archive is looked at in the act
    const records::ClockSource* clock_source = nullptr;  ///< absent: the kernel's account of the machine's own clock
};

struct SigningOutcome {
    base::Person person;
    signing::Certificate certificate;
    std::optional<signing::TrustKind> kind;     ///< of the authority, where a trust list was given
    std::optional<records::ReportIssue> issue;  ///< of an approval
    std::string caution;                        ///< about the clock that the signature rests on; mostly empty
    std::string trail_unreviewed;               ///< of an approval: why nobody answers for the trail; training only
    std::string revocation_unknown;             ///< why nobody can say whether the key is revoked; training only
    std::vector<records::MeansSetAlone> means;  ///< of an approval: what the approver did alone to others' means
};

/// Signs the record and the document of a report with one key, and records both; an approval issues the report in the
/// same transaction. Checked in this order: password, role and authorisation, the machine of the report's life, the
/// signatures that are there already against the trust list (earlier_signatures.h), the clock, for an approval the
/// review of the audit trail (trail_standing.h), the cross-checks and the integrity of the archive, the certificate.
/// Every refusal after the report was named leaves a "report-attempt/1". Errors: not_permitted with the reason; those
/// of the archive.
[[nodiscard]] base::Result<SigningOutcome> sign_report(records::Archive& archive, const base::Clock& clock,
                                                       const SigningRequest& request);

/// Records that a person turned away from signing.
[[nodiscard]] base::Result<void> cancel_signing(records::Archive& archive, const base::Clock& clock,
                                                std::string_view report, records::Meaning meaning,
                                                std::string_view login, std::string_view cause);

}  // namespace velocert::app
