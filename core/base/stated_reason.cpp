// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stated_reason.h"

#include <utf8proc.h>

#include "core/base/person.h"

namespace velocert::base {
namespace {

constexpr std::size_t longest_reason = 500;

bool is_letter(utf8proc_category_t category) {
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool cannot_be_shown(utf8proc_category_t category) {
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN;
}

/// Hands over each character in turn, up to the first byte that is no UTF-8: whether there was none.
template <typename Take>
bool each_character(std::string_view text, Take take) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0) return false;
        take(point);
        at += used;
        left -= used;
    }
    return true;
}

struct Letters {
    int count = 0;
    bool differ = false;
};

/// Letters of the folded text, so that "Aa" is one letter twice.
Letters letters_of(const std::string& folded) {
    Letters out;
    utf8proc_int32_t first = 0;
    each_character(folded, [&](utf8proc_int32_t point) {
        if (!is_letter(utf8proc_category(point))) return;
        if (out.count == 0) first = point;
        out.differ = out.differ || point != first;
        ++out.count;
    });
    return out;
}

}  // namespace

int letters_or_digits(std::string_view text) {
    int out = 0;
    each_character(text, [&](utf8proc_int32_t point) {
        const auto category = utf8proc_category(point);
        // Roman numerals and fractions of one character say a number as digits do.
        const bool numeral = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
        if (is_letter(category) || numeral) ++out;
    });
    return out;
}

bool says_something(std::string_view text) {
    const auto letters = letters_of(folded_name(text));
    return letters.count >= 2 && letters.differ;
}

Result<void> need_words(std::string_view text, std::string_view where, std::string_view what,
                        std::string_view expected) {
    if (says_something(text)) return {};
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    const std::string named(what);
    return fail(ErrorCode::missing_field, std::string(where),
                blank ? "no " + named : "a " + named + " that says nothing: \"" + std::string(text) + '"',
                std::string(expected));
}

Result<std::string> stated_reason(std::string_view text, std::string_view where) {
    const std::string place(where);
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return fail(ErrorCode::missing_field, place, "no reason", "a few words that say why");
    text = text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
    if (text.size() > longest_reason)
        return fail(ErrorCode::bad_value, place, "a reason of " + std::to_string(text.size()) + " bytes",
                    std::to_string(longest_reason) + " bytes at most");
    bool shown = true;
    const bool whole = each_character(
        text, [&](utf8proc_int32_t point) { shown = shown && !cannot_be_shown(utf8proc_category(point)); });
    if (!shown)
        return fail(ErrorCode::bad_value, place, "a reason with a character that cannot be shown",
                    "letters, digits and marks on one line");
    if (!whole) return fail(ErrorCode::bad_value, place, "a reason that is not UTF-8", "text in UTF-8");
    if (!says_something(text))
        return fail(ErrorCode::missing_field, place, "a reason that says nothing: \"" + std::string(text) + "\"",
                    "a few words that say why");
    return std::string(text);
}

}  // namespace velocert::base
