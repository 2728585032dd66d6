// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace velocert::app {

/// One line of standard input without its end, whether a person types it or a program sends several at once. It is
/// read byte by byte: nothing of the next line waits where a poll does not see it. Empty at the end of the input;
/// a last line without an end counts. `given_up` is asked ten times a second. Errors: interrupted, io.
[[nodiscard]] base::Result<std::optional<std::string>> typed_line(const std::string& where,
                                                                  const std::function<bool()>& given_up);

}  // namespace velocert::app
