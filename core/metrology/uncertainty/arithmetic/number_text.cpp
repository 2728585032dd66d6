// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/arithmetic/number_text.h"

#include <array>
#include <charconv>

namespace velocert::metrology {

base::Result<double> parse_number(std::string_view text) {
    constexpr std::size_t longest = 400;
    const auto bad = [&] {
        return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text.substr(0, 60)) + "'",
                          "a decimal number like -12.5 or 1.5e-3");
    };
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at > start;
    };
    if (text.size() > longest) return bad();
    if (at < text.size() && text[at] == '-') ++at;
    if (!digits()) return bad();
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!digits()) return bad();
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (!digits()) return bad();
    }
    if (at != text.size()) return bad();
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size())
        return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text.substr(0, 60)) + "'",
                          "a number a double can hold");
    return value == 0 ? 0.0 : value;
}

std::string number_text(double value) {
    std::array<char, 40> buffer{};
    const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value == 0 ? 0.0 : value);
    return code == std::errc{} ? std::string(buffer.data(), end) : std::string("nan");
}

}  // namespace velocert::metrology
