// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/laboratory/people/people_register.h"

namespace velocert::records {

/// What a signatory ought to know of the accounts, a sentence each. Pure.
struct PeopleWarnings {
    /// Accounts that failed sign-ins locked, until the person signs in again or a signatory unlocks the account: that a
    /// lock ended by itself answers for nothing.
    std::vector<std::string> locked;
    /// That the yearly review of accounts and rights is overdue; none where there are no accounts, or none of a year.
    std::vector<std::string> review;
};
[[nodiscard]] PeopleWarnings people_warnings(const laboratory::PeopleRegister& people,
                                             std::chrono::system_clock::time_point now);
/// How long a review of accounts and rights holds: a year, and the day on which it is done again.
inline constexpr std::chrono::days access_review_age{366};

}  // namespace velocert::records
