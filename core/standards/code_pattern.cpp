// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/code_pattern.h"

namespace velocert::standards {

base::Result<std::regex> read_code_pattern(const std::string& pattern) {
    const auto refuse = [&pattern](const std::string& why) {
        return base::fail(base::ErrorCode::bad_value, {}, "'" + pattern + "' " + why,
                          "a regular expression of ECMAScript such as \"[A-Z0-9]{15}\"");
    };
    if (pattern.empty() || pattern.size() > longest_code) return refuse("is empty or too long");
    try {
        return std::regex(pattern, std::regex::ECMAScript);
    } catch (const std::regex_error&) {
        return refuse("is no regular expression");
    }
}

}  // namespace velocert::standards
