// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/instruments/drivers/decode.h"

namespace velocert::instruments::test {

/// A sentence with its check sum and its line end.
inline std::string sealed(const std::string& body) {
    unsigned sum = 0;
    for (const char c : body) sum ^= static_cast<unsigned char>(c);
    static constexpr char digits[] = "0123456789ABCDEF";
    return "$" + body + "*" + digits[sum >> 4U] + digits[sum & 15U] + "\r\n";
}

/// Measurand and value only.
inline std::vector<std::string> shown(const Driver& driver, const std::string& bytes, const Options& options = {}) {
    std::vector<std::string> out;
    for (const auto& indication : decode(driver, bytes, options).indications) {
        std::string text(velocert::metrology::name(indication.measurand));
        text += ' ';
        text += indication.has_value() ? indication.value.text() + ' ' + std::string(indication.unit->symbol) : "-";
        out.push_back(text);
    }
    return out;
}

inline bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace velocert::instruments::test
