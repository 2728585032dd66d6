// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

#include <utf8proc.h>

#include <cstddef>
#include <cstdint>

namespace velocert::base {
namespace {

/// Beyond ASCII: what no terminal shows but obeys, and what turns the direction of reading.
bool steers(std::int32_t code) {
    return (code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029 || turns_writing(code);
}

void append_hex(std::string& out, std::int32_t value, int digits) {
    for (int i = digits - 1; i >= 0; --i)
        out += "0123456789abcdef"[(static_cast<std::uint32_t>(value) >> (4 * i)) & 15U];
}

enum class As { line, lines, json };

std::string shown(std::string_view text, As as) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                            static_cast<utf8proc_ssize_t>(text.size()), &code);
        const bool valid = taken > 0;
        const bool control = code < 0x20 || code == 0x7F;
        const bool kept = as != As::line && (code == '\n' || code == '\t');
        if (!valid) {
            out += as == As::json ? "\\ufffd" : "\\x";
            if (as != As::json) append_hex(out, static_cast<std::uint8_t>(text.front()), 2);
        } else if (control && !kept && as != As::json) {
            out += "\\x";
            append_hex(out, code, 2);
        } else if (steers(code) || (as == As::json && control && !kept)) {
            out += "\\u";
            append_hex(out, code, 4);
        } else {
            out += text.substr(0, static_cast<std::size_t>(taken));
        }
        text.remove_prefix(valid ? static_cast<std::size_t>(taken) : 1);
    }
    return out;
}

}  // namespace

bool turns_writing(std::int32_t code) {
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

std::string shown_text(std::string_view text) { return shown(text, As::line); }
std::string shown_lines(std::string_view text) { return shown(text, As::lines); }
std::string shown_json(std::string_view document) { return shown(document, As::json); }

}  // namespace velocert::base
