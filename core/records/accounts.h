// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"

namespace velocert::records {

/// All accounts, roles, authorisations and sign-ins of the archive. Errors: integrity, naming the row that breaks a
/// rule.
[[nodiscard]] base::Result<laboratory::PeopleRegister> people_register(const Archive& archive);

}  // namespace velocert::records
