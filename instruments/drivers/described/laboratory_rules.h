// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::instruments {

/// What a description must keep to before an instrument is operated by it, beyond being one that can be read; records
/// made with an earlier one are read all the same. What can put power on something says so, and its stop is answered
/// with what became of it; identify asks nothing but who the instrument is, or what it shows; figures are within what
/// they can mean, and every line that is checked holds its check. Errors with "source:line:column /place".
[[nodiscard]] base::Result<void> check_laboratory_rules(const base::Json& json, const std::string& source);

}  // namespace velocert::instruments
