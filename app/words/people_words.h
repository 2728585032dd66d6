// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/laboratory/people/account.h"
#include "core/laboratory/people/role.h"

namespace velocert::app {

/// "technician", in the language in use.
[[nodiscard]] QString role_word(laboratory::Role role);
/// The name as it is printed in the language in use, or in the other one where there is no such.
[[nodiscard]] QString name_words(const laboratory::PrintedName& name);

}  // namespace velocert::app
