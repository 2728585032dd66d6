// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

namespace velocert::base {

std::string csv_cell(std::string text) {
    // What a spreadsheet would run instead of showing it.
    if (!text.empty() && (text.front() == '=' || text.front() == '+' || text.front() == '-' || text.front() == '@' ||
                          text.front() == '\t' || text.front() == '\r'))
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

}  // namespace velocert::base
