// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/shown_text.h"

#include <array>

namespace velocert::instruments {
namespace {

constexpr std::size_t longest_number = 24;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<ShownText> parse_shown_text(std::string_view text) {
    text = without_blanks(text);
    // Dashes, perhaps with a point among them, where digits would stand.
    const auto dashes = text.find_first_not_of("-.");
    const auto written = text.substr(0, dashes);
    const auto behind = dashes == std::string_view::npos ? std::string_view() : text.substr(dashes);
    if (written.starts_with('-') && (behind.empty() || !is_digit(without_blanks(behind).front())))
        return ShownText{std::nullopt, without_blanks(behind)};

    std::array<char, longest_number> number{};
    std::size_t length = 0;
    const auto keep = [&](char c) {
        if (length < number.size()) number[length] = c;
        ++length;
    };
    if (text.starts_with('-')) keep('-');
    if (text.starts_with('-') || text.starts_with('+')) text = without_blanks(text.substr(1));
    while (!text.empty() && (is_digit(text.front()) || text.front() == '.')) {
        keep(text.front());
        text.remove_prefix(1);
    }
    if (length > number.size()) return std::nullopt;
    const auto value = base::Decimal::parse({number.data(), length});
    if (!value) return std::nullopt;
    return ShownText{*value, without_blanks(text)};
}

}  // namespace velocert::instruments
