// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/laboratory/people/people_register.h"

namespace velocert::laboratory {

/// Whether the person of that account may do it on that day by role and authorisation, whatever their password: the
/// part of require() that can be asked about somebody who is not there. Errors: not_permitted, with the reason and what
/// it would need.
[[nodiscard]] base::Result<void> entitled(const PeopleRegister& people, std::string_view account, Act act,
                                          std::string_view method, const base::Date& day);

/// Why an authorisation would be of no use to the person: no role that they have from its first day to its last opens
/// an act for which that right is needed. Empty where one does. Pure.
[[nodiscard]] std::string why_idle(const Account& account, const Authorisation& given);

}  // namespace velocert::laboratory
