// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/notes/note_name.h"

#include <utf8proc.h>

namespace velocert::signing {
namespace {

constexpr std::size_t longest_name = 200;
constexpr utf8proc_int32_t next_line = 0x85;

/// True if the text is UTF-8 and `good` says so of each character.
template <typename Good>
bool all_characters(std::string_view text, Good good) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0 || !good(point)) return false;
        at += used;
        left -= used;
    }
    return true;
}

}  // namespace

bool is_note_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && all_characters(name, [](utf8proc_int32_t point) {
        switch (utf8proc_category(point)) {
            case UTF8PROC_CATEGORY_ZS:
            case UTF8PROC_CATEGORY_ZL:
            case UTF8PROC_CATEGORY_ZP:
            case UTF8PROC_CATEGORY_CC: return false;
            default: return point != '+' && point != next_line;
        }
    });
}

bool is_note_text(std::string_view text) {
    return !text.empty() && text.back() == '\n' &&
           all_characters(text, [](utf8proc_int32_t point) { return point >= 0x20 || point == '\n'; });
}

}  // namespace velocert::signing
