// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/free_texts.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "core/base/json_place.h"
#include "core/base/shown_text.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

bool in_sentences(std::string_view key) {
    static constexpr std::array<std::string_view, 7> keys{"description", "condition",   "sampling", "what",
                                                          "reason",      "differences", "note"};
    return std::ranges::find(keys, key) != keys.end();
}

bool cannot_be_shown(utf8proc_int32_t point) {
    switch (utf8proc_category(point)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return true;
        default: return base::turns_writing(point);
    }
}

std::string code_of(utf8proc_int32_t point) {
    std::array<char, 12> out{};
    std::snprintf(out.data(), out.size(), "U+%04X", static_cast<unsigned>(point));
    return out.data();
}

/// What is wrong with a text, as found and expected; nothing where it is good.
struct Wrong {
    std::string found;
    std::string expected;
};
Wrong wrong_with(std::string_view text, std::string_view key) {
    const int most = key == "file" || in_sentences(key) ? longest_sentences : longest_name;
    const bool has_lines = key == "address" || in_sentences(key);
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    int count = 0;
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0) return {"a text that is not UTF-8", "text in UTF-8"};
        ++count;
        const bool line_end = point == '\n' && has_lines;
        if (!line_end && cannot_be_shown(point))
            return {"a text with " + code_of(point) +
                        (base::turns_writing(point) ? ", which turns the direction of writing"
                                                    : ", which cannot be shown") +
                        ", as character " + std::to_string(count),
                    "letters, digits, blanks and marks; take that character out"};
        at += used;
        left -= used;
    }
    if (count > most)
        return {"a text of " + std::to_string(count) + " characters", std::to_string(most) + " characters at most"};
    return {};
}

/// Walks through the document; `key` is the member that a value stands in.
class Walk {
  public:
    explicit Walk(std::string_view source) : source_(source) {}

    Result<void> value(const Json& json, const std::string& pointer, std::string_view key) {
        if (const auto* text = json.string()) return check(*text, key, json, pointer);
        std::size_t at = 0;
        if (const auto* items = json.items())
            for (const auto& one : *items)
                if (auto good = value(one, pointer + '/' + std::to_string(at++), key); !good) return good;
        if (const auto* members = json.members())
            for (const auto& [name, one] : *members) {
                if (auto good = check(name, {}, one, pointer); !good) return good;
                if (auto good = value(one, pointer + '/' + name, name); !good) return good;
            }
        return {};
    }

  private:
    [[nodiscard]] Result<void> check(std::string_view text, std::string_view key, const Json& json,
                                     const std::string& pointer) const {
        auto wrong = wrong_with(text, key);
        if (wrong.found.empty()) return {};
        auto place = base::json_place(source_, json.line(), json.column());
        place += (place.empty() ? "" : " ") + (pointer.empty() ? std::string("/") : pointer);
        return base::fail(ErrorCode::bad_value, std::move(place), std::move(wrong.found), std::move(wrong.expected));
    }

    std::string_view source_;
};

}  // namespace

Result<void> need_showable_texts(const Json& document, std::string_view source, std::string_view pointer) {
    return Walk(source).value(document, std::string(pointer), {});
}

Result<Order> new_order(std::string_view text, std::string_view source) {
    const auto json = Json::parse(text, source);
    if (!json) return base::fail(json.error());
    auto order = order_from_json(*json, text, source);
    if (!order) return order;
    if (auto good = need_showable_texts(*json, source); !good) return base::fail(good.error());
    return order;
}

Result<TestItem> new_item(const Json& json, std::string_view source) {
    auto item = item_from_json(json, source);
    if (!item) return item;
    if (auto good = need_showable_texts(json, source); !good) return base::fail(good.error());
    return item;
}

}  // namespace velocert::laboratory
