// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/person.h"
#include "core/laboratory/people/people_register.h"

// Whether two entries are about one person. A person stands in records by account, by the name that was printed then,
// in either script, or by the login; an account knows all of them. Pure. `people` is null where there is no register:
// then account and name decide alone.
namespace velocert::laboratory {

/// Whether any name by which one of them may stand in a record is one of the other's, too.
[[nodiscard]] bool share_a_name(const base::Person& a, const base::Person& b, const PeopleRegister* people);

/// What keeps two parts apart: one account, or one name in common, and it may be one person. Wherever a second person
/// is asked for, this is the question.
[[nodiscard]] bool may_be_one(const base::Person& a, const base::Person& b, const PeopleRegister* people);

}  // namespace velocert::laboratory
