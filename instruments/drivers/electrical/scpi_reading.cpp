// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_reading.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "instruments/drivers/electrical/scpi_suffix.h"
#include "instruments/drivers/electrical/scpi_words.h"

namespace velocert::instruments {
namespace {

using metrology::Flag;
using metrology::Flags;

/// The status number of an impedance meter: which flag it means, and in words what is wrong.
struct StatusRow {
    long status;
    Flag flag;
    std::string_view fault;
};
constexpr std::array status_rows{
    StatusRow{-1, Flag::no_value, ""},
    StatusRow{1, Flag::over_range, ""},
    StatusRow{3, Flag::no_value, "the signal source is overloaded (status 3)"},
    StatusRow{4, Flag::no_value, "the signal level cannot be held (status 4)"},
};
constexpr std::array sum_rows{
    StatusRow{1, Flag::no_value, "the meter's measuring schedule failed (status bit 1)"},
    StatusRow{2, Flag::no_value, "the signal level cannot be held (status bit 2)"},
    StatusRow{4, Flag::no_value, "the meter reports an error (status bit 4)"},
};

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// The field without the header that stands before its number when headers are on; nothing when what stands there is
/// none.
std::optional<std::string_view> without_header(std::string_view field, bool suffixes) {
    const auto blank = field.find(' ');
    if (blank == std::string_view::npos) return field;
    // "48.01 V": what a number begins stands before its unit, not behind a header.
    if (suffixes && (is_digit(field.front()) || field.front() == '+' || field.front() == '-' || field.front() == '.'))
        return field;
    const auto header = field.substr(0, blank);
    const auto part = [](char c) { return is_letter(c) || is_digit(c) || c == ':' || c == '_'; };
    if (!std::all_of(header.begin(), header.end(), part)) return std::nullopt;
    if (!is_letter(header.front()) && header.front() != ':') return std::nullopt;
    return without_blanks(field.substr(blank));
}

/// A bin as the hand-held meters tell it in words: "N" where they do not sort, "BIN1" to "BIN4".
bool bin_word(std::string_view field) {
    return field == "N" || (field.size() == 4 && field.starts_with("BIN") && field[3] >= '1' && field[3] <= '4');
}

/// Dashes in place of a number: the display shows none.
bool only_dashes(std::string_view field) {
    return field.size() >= 3 && field.find_first_not_of('-') == std::string_view::npos;
}

/// What the status field says: nothing when it is no status.
std::optional<const StatusRow*> status_of(ScpiStatus form, std::string_view field) {
    if (form == ScpiStatus::bin && bin_word(field)) return nullptr;
    const auto code = parse_scpi_integer(field);
    if (!code) return std::nullopt;
    if (form == ScpiStatus::bin) return nullptr;
    if (form == ScpiStatus::sum) {
        if (*code < 0 || *code > 63) return std::nullopt;
        for (const auto& row : sum_rows)
            if ((*code & row.status) != 0) return &row;
        return nullptr;
    }
    for (const auto& row : status_rows)
        if (row.status == *code) return &row;
    if (*code != 0) return std::nullopt;
    return nullptr;
}

/// A field as a number, and what stands behind it where that is allowed and begins with a letter.
std::optional<NumberAndUnit> value_of(std::string_view field, bool suffixes) {
    if (const auto number = parse_scpi_number(field)) return NumberAndUnit{*number, {}};
    auto told = suffixes ? parse_number_and_unit(field) : std::nullopt;
    if (!told) return std::nullopt;
    // A number that was cut at its exponent is no number with a unit.
    const bool exponent =
        upper(told->unit.front()) == 'E' && told->unit.find_first_not_of("+-", 1) == std::string_view::npos;
    const auto fits = [](char c) { return is_letter(c) || c == '/' || c == '.' || c == '-' || c == '%' || c == ' '; };
    if (exponent || !(is_letter(told->unit.front()) || told->unit.front() == '%') ||
        !std::all_of(told->unit.begin(), told->unit.end(), fits))
        return std::nullopt;
    return told;
}

std::string strange_words(const ScpiValue& wanted, std::string_view told) {
    const auto known = suffixes_of(wanted.unit->kind);
    return "the instrument tells the " + std::string(metrology::name(wanted.measurand)) + " in '" + std::string(told) +
           (known.empty() ? "'; no unit can stand there" : "'; set it to one of " + known);
}

bool same_word(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    // A short form is the beginning of the long one.
    return a.size() >= 2 &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upper(x) == upper(y); });
}

}  // namespace

metrology::Indication& ScpiShown::add(metrology::Measurand measurand) {
    if (count_ < shown_.size()) ++count_;
    auto& shown = shown_[count_ - 1];
    shown = {};
    shown.measurand = measurand;
    return shown;
}

void ScpiShown::clear() {
    count_ = 0;
    fault = {};
    strange_unit.clear();
}

void show(const ScpiNumber& number, const metrology::Unit& unit, metrology::Indication& shown) {
    switch (number.kind) {
        case ScpiNumber::Kind::over: shown.flags.add(Flag::over_range); return;
        case ScpiNumber::Kind::under: shown.flags.add(Flag::under_range); return;
        case ScpiNumber::Kind::not_a_number: shown.flags.add(Flag::no_value); return;
        case ScpiNumber::Kind::value:
            shown.value = number.value;
            shown.resolution = number.resolution;
            shown.unit = &unit;
            return;
    }
}

bool parse_scpi_list(const ScpiQuery& query, std::string_view answer, ScpiShown& shown) {
    const char separator = query.separator != '\0'                      ? query.separator
                           : answer.find(';') != std::string_view::npos ? ';'
                                                                        : ',';
    const auto fields = scpi_fields(answer, separator);
    const std::size_t count = query.values.size();
    const bool told = query.status != ScpiStatus::none;
    const bool binned = query.status == ScpiStatus::impedance && fields.size() == count + 2;
    // A tolerance bin need not be told at all.
    const bool silent = query.status == ScpiStatus::bin && fields.size() == count;
    if (!silent && fields.size() != count + (told ? 1U : 0U) + (binned ? 1U : 0U)) return false;
    if (binned && !parse_scpi_integer(fields.back())) return false;
    const StatusRow* status = nullptr;
    if (told && !silent) {
        const auto found = status_of(query.status, fields[count]);
        if (!found) return false;
        status = *found;
    }
    std::array<ScpiNumber, 8> numbers;
    std::array<const metrology::Unit*, 8> units{};
    if (count > numbers.size()) return false;
    std::string strange;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& wanted = query.values[i];
        units[i] = wanted.unit;
        const auto field = without_header(fields[i], query.suffixes);
        // "OL V" is no header with a V behind it.
        auto word = query.words ? word_for_a_number(fields[i], wanted) : std::nullopt;
        if (!word && query.words && field && field->size() < fields[i].size()) word = word_for_a_number(*field, wanted);
        if (word) {
            numbers[i] = *word;
            continue;
        }
        if (query.status == ScpiStatus::bin && field && (only_dashes(*field) || (query.words && *field == "--"))) {
            numbers[i].kind = ScpiNumber::Kind::not_a_number;
            continue;
        }
        const auto value = field ? value_of(*field, query.suffixes) : std::nullopt;
        if (!value) return false;
        numbers[i] = value->number;
        if (value->unit.empty()) continue;
        units[i] = suffix_unit(wanted.unit->kind, value->unit, wanted.kind);
        if (units[i] == nullptr && strange.empty()) strange = strange_words(wanted, value->unit);
    }
    if (!strange.empty()) {
        shown.strange_unit = std::move(strange);
        return true;
    }
    for (std::size_t i = 0; i < count; ++i) {
        auto& one = shown.add(query.values[i].measurand);
        if (status == nullptr) {
            show(numbers[i], *units[i], one);
            continue;
        }
        one.flags.add(status->flag);
        if (numbers[i].kind == ScpiNumber::Kind::over) one.flags.add(Flag::over_range);
    }
    if (status != nullptr) shown.fault = status->fault;
    return true;
}

std::optional<NumberAndUnit> parse_number_and_unit(std::string_view text) {
    text = without_blanks(text);
    std::size_t end = 0;
    while (end < text.size()) {
        const char c = text[end];
        // An E is of the number only when digits follow it.
        const bool exponent = (c == 'E' || c == 'e') && end + 1 < text.size() &&
                              (is_digit(text[end + 1]) || ((text[end + 1] == '+' || text[end + 1] == '-') &&
                                                           end + 2 < text.size() && is_digit(text[end + 2])));
        const bool sign = (c == '+' || c == '-') && (end == 0 || upper(text[end - 1]) == 'E');
        if (!is_digit(c) && c != '.' && !exponent && !sign) break;
        ++end;
    }
    const auto number = parse_scpi_number(text.substr(0, end));
    if (!number) return std::nullopt;
    return NumberAndUnit{*number, without_blanks(text.substr(end))};
}

bool tells(std::string_view told, std::string_view word) {
    told = without_blanks(told);
    if (told.starts_with('"')) told.remove_prefix(1);
    if (told.starts_with(':')) told = without_blanks(told.substr(std::min(told.find(' '), told.size())));
    told = told.substr(0, told.find_first_of("\","));
    // A number behind a blank is its range; a word there is part of its name: "VOLT AC".
    const auto blank = told.find(' ');
    if (blank != std::string_view::npos && (blank + 1 == told.size() || !is_letter(told[blank + 1])))
        told = told.substr(0, blank);
    const auto same = [](char x, char y) { return upper(x) == upper(y) || (x == ' ' && y == ':'); };
    const auto skip = [](std::string_view& text) {
        while (text.starts_with('-')) text.remove_prefix(1);
    };
    for (skip(told); !told.empty() && !word.empty(); skip(told)) {
        if (!same(told.front(), word.front())) return false;
        told.remove_prefix(1);
        word.remove_prefix(1);
    }
    return told.empty() && word.empty();
}

std::optional<metrology::Kind> kind_set_by(std::string_view header) {
    using metrology::Kind;
    using Row = std::pair<std::string_view, Kind>;
    static constexpr std::array rows{Row{"VOLT", Kind::voltage}, Row{"CURR", Kind::current}, Row{"POW", Kind::power},
                                     Row{"RES", Kind::resistance}, Row{"FREQ", Kind::frequency}};
    for (const auto& [word, kind] : rows)
        if (word == header) return kind;
    return std::nullopt;
}

bool reads_back(std::string_view ordered, std::string_view told, const std::optional<SetPoint>& set) {
    told = without_blanks(told);
    if (told.size() >= 2 && told.front() == '"' && told.back() == '"') told = told.substr(1, told.size() - 2);
    const auto is_switch = [](std::string_view word, std::string_view name, std::string_view digit) {
        return word == digit || (word.size() == name.size() && same_word(word, name));
    };
    for (const auto& [name, digit] : {std::pair("ON", "1"), std::pair("OFF", "0")})
        if (is_switch(ordered, name, digit) && is_switch(told, name, digit)) return true;
    const auto wanted = parse_number_and_unit(ordered);
    const auto found = parse_number_and_unit(told);
    if (wanted && found) {
        const bool same_kind = wanted->number.kind == found->number.kind;
        if (!set || found->unit.empty()) return same_kind && wanted->number.value == found->number.value;
        if (!set->kind) return false;
        const auto plain = in_plain_unit(found->number.value, *set->kind, found->unit, set->current);
        return same_kind && plain && wanted->number.value == *plain;
    }
    if (wanted || found) return false;
    return same_word(ordered, told);
}

}  // namespace velocert::instruments
