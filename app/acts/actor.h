// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/laboratory/people/account.h"
#include "core/laboratory/people/role.h"
#include "core/records/archive.h"

namespace velocert::app {

/// Somebody who acts: by account where the archive has accounts, else by name alone.
struct Actor {
    base::Person person;
    std::optional<laboratory::Account> account;

    /// The record as this person makes it: with the account, where there is one.
    [[nodiscard]] base::Json signed_record(base::Json record) const;
};

/// Whether the actor may do it. In an archive without accounts anybody named may; else it takes an account with the
/// permission, and a refusal is recorded (records::require_or_record). Errors: not_permitted, with what it would need.
[[nodiscard]] base::Result<void> permit(records::Archive& archive, const base::Clock& clock, const Actor& actor,
                                        laboratory::Act act, std::string_view object = {},
                                        std::string_view method = {});

}  // namespace velocert::app
