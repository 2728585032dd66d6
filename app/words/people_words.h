// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>

#include "core/base/person.h"
#include "core/laboratory/people/account.h"
#include "core/laboratory/people/people_register.h"
#include "core/laboratory/people/role.h"
#include "core/laboratory/people/sign_in.h"

namespace velocert::app {

/// "technician", in the language in use.
[[nodiscard]] QString role_word(laboratory::Role role);
/// The name as it is printed in the language in use, or in the other one where there is no such.
[[nodiscard]] QString name_words(const laboratory::PrintedName& name);
/// Somebody as an entry names them, in the language in use: by the account's name; of who is known by name alone, and
/// of an account that is not of this register, the name as it was written.
[[nodiscard]] QString person_words(const laboratory::PeopleRegister& people, const base::Person& person);
/// The same where only the name was kept: that of an account belongs to one person for ever.
[[nodiscard]] QString person_words(const laboratory::PeopleRegister& people, const std::string& name);
/// Why a password did not open the account of somebody who is known to be there (who signs, or comes back to a locked
/// screen): it was wrong, with the tries that are left, or the account is locked, with the local time until which. Not
/// for signing in, where nothing may tell whether there is such an account.
[[nodiscard]] QString refused_sign_in_words(const laboratory::SignIns& attempts,
                                            std::chrono::system_clock::time_point now);

}  // namespace velocert::app
