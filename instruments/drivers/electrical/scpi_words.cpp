// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "instruments/drivers/electrical/scpi_suffix.h"

namespace velocert::instruments {
namespace {

using Kind = ScpiNumber::Kind;

constexpr std::size_t longest_word = 12;

struct Row {
    std::string_view word;
    Kind kind;
};
// "OL" with a zero too: a display of seven segments has no other O.
constexpr std::array rows{
    Row{"OL", Kind::over},          Row{"0L", Kind::over},          Row{"OVL", Kind::over},
    Row{"OVLD", Kind::over},        Row{"OVER", Kind::over},        Row{"OVERLOAD", Kind::over},
    Row{"OVERRANGE", Kind::over},   Row{"OVERFLOW", Kind::over},    Row{"OVRFLW", Kind::over},
    Row{"OVFL", Kind::over},        Row{"INF", Kind::over},         Row{"INFINITY", Kind::over},
    Row{"UNDER", Kind::under},      Row{"UNDERRANGE", Kind::under}, Row{"UNDERFLOW", Kind::under},
    Row{"NAN", Kind::not_a_number},
};

bool all_dashes(std::string_view text) {
    // Two of them may be what is left of something else.
    return std::ranges::count(text, '-') >= 3 && text.find_first_not_of("-.") == std::string_view::npos;
}

std::optional<Kind> kind_of_word(std::string_view text) {
    if (all_dashes(text)) return Kind::not_a_number;
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.size() > longest_word) return std::nullopt;
    std::string word;
    for (const char c : text)
        if (c != '.') word += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    // The point of a display stands somewhere in "O.L", and in no other word.
    if (word.size() != text.size() && (word.size() + 1 != text.size() || (word != "OL" && word != "0L")))
        return std::nullopt;
    for (const auto& row : rows) {
        if (row.word != word) continue;
        return negative && row.kind == Kind::over ? Kind::under : row.kind;
    }
    return std::nullopt;
}

}  // namespace

std::optional<ScpiNumber> word_for_a_number(std::string_view field, const ScpiValue& wanted) {
    const auto blank = std::min(field.find(' '), field.size());
    const auto kind = kind_of_word(field.substr(0, blank));
    if (!kind) return std::nullopt;
    auto unit = field.substr(blank);
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    if (!unit.empty() && suffix_unit(wanted.unit->kind, unit, wanted.kind) == nullptr) return std::nullopt;
    ScpiNumber number;
    number.kind = *kind;
    return number;
}

}  // namespace velocert::instruments
