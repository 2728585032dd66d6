// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace velocert::standards {

/// The text with one blank between words and none around them.
[[nodiscard]] std::string plain_text(std::string_view text);

/// The entries of a text that is a list, in order: what stands between commas, semicolons (both also as the Chinese
/// ones and the enumeration comma) and ends of lines, each as plain_text; empty ones are left out.
[[nodiscard]] std::vector<std::string> entries_of(std::string_view list);

/// The first entry that is not wholly of that form; one longer than a code can be is of none. Empty when all are.
[[nodiscard]] std::string other_entry(std::string_view list, const std::regex& form);

}  // namespace velocert::standards
