// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/people/account.h"
#include "core/records/archive.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/signing_key.h"

namespace velocert::app {

/// With what a person signs a decision; their password was asked for in the same act.
struct DecisionKey {
    std::function<base::Result<std::unique_ptr<signing::SigningKey>>()> open_key;
    const signing::TrustList* trust = nullptr;  ///< absent: only a certificate that is registered for the account
    std::chrono::minutes offset{0};
};
/// What there is to say of a decision that was made; all mostly empty.
struct DecisionCautions {
    std::string clock;               ///< about the clock that the signature rests on
    std::string revocation_unknown;  ///< why nobody can say whether the key is revoked; training only
    std::string no_signature;        ///< why it is not signed where it might be; training only
};

/// Makes a report void as the second person, signed with that person's key. In a real archive with accounts there is
/// none without a key; a training archive tells of it, and one without accounts knows names alone. `account` is of
/// whoever signed in and may do this. Errors: not_permitted with the reason; those of records::confirm_void().
[[nodiscard]] base::Result<DecisionCautions> confirm_void(records::Archive& archive, const base::Clock& clock,
                                                          const std::string& report, const base::Person& person,
                                                          const std::optional<laboratory::Account>& account,
                                                          const std::optional<DecisionKey>& key);
/// Makes a run void in the same way.
[[nodiscard]] base::Result<DecisionCautions> confirm_run_void(records::Archive& archive, const base::Clock& clock,
                                                              const std::string& run, const base::Person& person,
                                                              const std::optional<laboratory::Account>& account,
                                                              const std::optional<DecisionKey>& key);
/// Closes a hold in the same way.
[[nodiscard]] base::Result<DecisionCautions> close_hold(records::Archive& archive, const base::Clock& clock,
                                                        const std::string& hold, const std::string& evaluation,
                                                        const std::string& decision, const base::Person& person,
                                                        const std::optional<laboratory::Account>& account,
                                                        const std::optional<DecisionKey>& key);

/// Puts on record that `by` reviewed accounts, roles and rights as they are now, signed in the same way. What the
/// person may not do is refused, and recorded as refused, before a key is asked for.
[[nodiscard]] base::Result<DecisionCautions> review_access(records::Archive& archive,
                                                           const records::PeopleSetting& setting,
                                                           const laboratory::Account& by, const std::string& remark,
                                                           const std::optional<DecisionKey>& key);

}  // namespace velocert::app
