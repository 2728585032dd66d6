// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regex>
#include <string>

#include "core/base/result.h"

namespace velocert::standards {

/// The longest text that is held against a pattern: matching takes time and stack with its length.
inline constexpr std::size_t longest_code = 200;

/// The pattern of a code field, ready to be matched with the whole text. Refuses what is no regular expression.
[[nodiscard]] base::Result<std::regex> read_code_pattern(const std::string& pattern);

}  // namespace velocert::standards
