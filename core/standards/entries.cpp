// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/entries.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/standards/code_pattern.h"

namespace velocert::standards {

std::string plain_text(std::string_view text) {
    std::string out;
    bool between = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            between = !out.empty();
            continue;
        }
        if (between) out += ' ';
        between = false;
        out += c;
    }
    return out;
}

std::vector<std::string> entries_of(std::string_view list) {
    constexpr std::array<std::string_view, 7> between{",", ";", "\n", "，", "；", "、", "\r"};
    std::vector<std::string> entries;
    std::string entry;
    const auto close = [&] {
        if (auto text = plain_text(entry); !text.empty()) entries.push_back(std::move(text));
        entry.clear();
    };
    while (!list.empty()) {
        const auto* mark = std::ranges::find_if(between, [&](std::string_view one) { return list.starts_with(one); });
        if (mark != between.end()) {
            close();
            list.remove_prefix(mark->size());
            continue;
        }
        entry += list.front();
        list.remove_prefix(1);
    }
    close();
    return entries;
}

std::string other_entry(std::string_view list, const std::regex& form) {
    for (auto& entry : entries_of(list))
        if (entry.size() > longest_code || !std::regex_match(entry, form)) return std::move(entry);
    return {};
}

}  // namespace velocert::standards
