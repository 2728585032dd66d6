// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "core/laboratory/people/account.h"

namespace velocert::laboratory {

/// By what a certificate may name the person of an account: its login, and its printed names folded
/// (base::folded_name). Every place that asks whose a certificate is asks with these. Pure.
[[nodiscard]] std::set<std::string> known_as(std::string_view login, const PrintedName& name);
[[nodiscard]] inline std::set<std::string> known_as(const Account& account) {
    return known_as(account.login, account.name);
}

}  // namespace velocert::laboratory
