// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/specimen_code.h"

#include <regex>

#include "core/base/digest.h"
#include "core/standards/code_pattern.h"

namespace velocert::app {
namespace {

/// The serial number at the end; the parts before it say who made it and when.
constexpr std::size_t serial_digits = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool fits(const standards::Field& field, const std::string& code) {
    if (code.empty() || code.size() > standards::longest_code) return false;
    if (field.pattern.empty()) return true;
    const auto pattern = standards::read_code_pattern(field.pattern);
    return pattern && std::regex_match(code, *pattern);
}

}  // namespace

std::string specimen_code(const standards::Field& field, const laboratory::TestItem& item) {
    if (!field.unique || item.id.empty()) return field.example;
    if (fits(field, item.vehicle_code)) return item.vehicle_code;
    std::string code = field.example;
    const std::string digest = base::Digest::of(item.id).text();
    std::size_t taken = 0;
    for (auto at = code.rbegin(); at != code.rend() && is_digit(*at) && taken < serial_digits; ++at, ++taken)
        *at = static_cast<char>('0' + static_cast<unsigned char>(digest[taken]) % 10);
    return fits(field, code) ? code : field.example;
}

}  // namespace velocert::app
