// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/secret.h"

namespace velocert::laboratory {

/// What a laboratory asks of passwords. As shipped: long ones that nobody could guess, no rule of composition, no
/// forced renewal (NIST SP 800-63B-4). Sites that are bound to composition or renewal switch it on; nobody switches
/// length or blocklist off.
struct PasswordPolicy {
    int minimum_length = 15;   ///< characters; the password is the only factor
    int classes = 0;           ///< of lower case, upper case, digits, marks: how many must appear; 0 or 1: no rule
    int renew_after_days = 0;  ///< 0: a password stays until there is a reason to change it
    int remembered = 1;        ///< so many earlier passwords may not be taken again
    friend bool operator==(const PasswordPolicy&, const PasswordPolicy&) = default;
};

/// Refuses a policy that is weaker than the shipped one allows, or that nobody could follow.
[[nodiscard]] base::Result<void> check(const PasswordPolicy& policy, std::string_view where);
[[nodiscard]] base::Json to_json(const PasswordPolicy& policy);
[[nodiscard]] PasswordPolicy read_password_policy(base::JsonReader& reader, std::string_view key);

/// Whether a password may be taken: length, characters, classes; and it must not be made of nothing but well-known
/// passwords, runs of letters or digits, the same few characters again, and `own_words` (login, names). Says what is
/// wrong and never repeats the password.
[[nodiscard]] base::Result<void> acceptable(const base::Secret& password, const PasswordPolicy& policy,
                                            const std::vector<std::string>& own_words);

}  // namespace velocert::laboratory
