// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

#include <cstddef>
#include <cstdint>

namespace velocert::base {
namespace {

struct Taken {
    std::size_t bytes = 1;
    std::uint32_t code = 0;
    bool valid = false;
};

/// The code point that begins there (RFC 3629: shortest form, no halves of surrogates, up to 10FFFF); one byte of none.
Taken take(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto lead = byte(0);
    if (lead < 0x80) return {1, lead, true};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
    return {length, code, true};
}

/// Beyond ASCII: what no terminal shows but obeys, and what turns the direction of reading.
bool steers(std::uint32_t code) {
    return (code >= 0x80 && code < 0xA0) || code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void append_hex(std::string& out, std::uint32_t value, int digits) {
    for (int i = digits - 1; i >= 0; --i) out += "0123456789abcdef"[(value >> (4 * i)) & 15U];
}

enum class As { line, lines, json };

std::string shown(std::string_view text, As as) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto taken = take(text);
        const bool control = taken.code < 0x20 || taken.code == 0x7F;
        const bool kept = as != As::line && (taken.code == '\n' || taken.code == '\t');
        if (!taken.valid) {
            out += as == As::json ? "\\ufffd" : "\\x";
            if (as != As::json) append_hex(out, static_cast<std::uint8_t>(text.front()), 2);
        } else if (control && !kept && as != As::json) {
            out += "\\x";
            append_hex(out, taken.code, 2);
        } else if (steers(taken.code) || (as == As::json && control && !kept)) {
            out += "\\u";
            append_hex(out, taken.code, 4);
        } else {
            out += text.substr(0, taken.bytes);
        }
        text.remove_prefix(taken.bytes);
    }
    return out;
}

}  // namespace

std::string shown_text(std::string_view text) { return shown(text, As::line); }
std::string shown_lines(std::string_view text) { return shown(text, As::lines); }
std::string shown_json(std::string_view document) { return shown(document, As::json); }

}  // namespace velocert::base
