// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/sartorius_sbi_decoder.h"

#include <algorithm>
#include <string>

namespace velocert::instruments {
namespace {

using base::Decimal;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Flags;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::size_t longest_line = 80;
constexpr std::size_t name_width = 6;
// Of the line without its name: the number, a blank, the unit.
constexpr std::size_t number_column = 2;
constexpr std::size_t number_width = 8;
constexpr std::size_t unit_column = 11;
constexpr std::size_t plain_width = 14;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "ERR 054", "E 54", and errors with three letters in front ("APP.ERR"). In any case, a word that only begins so is no
/// error: "ERROR 054" is one, "Errata" is not.
bool is_error(std::string_view text, bool any_case) {
    if (text.starts_with("ERR") || text.ends_with(".ERR")) return true;
    std::string large(text);
    for (char& c : large)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (any_case && large.ends_with(".ERR")) return true;
    if (any_case && large.starts_with("ERR")) {
        const auto behind = std::string_view(large).substr(large.starts_with("ERROR") ? 5 : 3);
        if (behind.empty() || behind.find_first_not_of(" .0123456789") == std::string_view::npos) return true;
    }
    return text.size() >= 3 && text[0] == 'E' && text[1] == ' ' && is_digit(text.back());
}

/// What stands in the place of a value; nothing when it is none of the known words.
std::optional<Flags> state_of(std::string_view word) {
    if (word == "High" || word == "H") return Flags(Flag::over_range);
    if (word == "Low" || word == "L") return Flags(Flag::under_range);
    if (word == "--" || word == "Cal." || word == "Cal") return Flags(Flag::no_value);
    return std::nullopt;
}

/// The number in its columns; the last digit may stand in brackets, which say that it is not verified.
std::optional<Decimal> number_of(std::string_view field) {
    char plain[number_width + 1];
    std::copy_n(field.begin() + number_column, number_width, plain);
    std::size_t width = number_width;
    if (field[8] == '[' || field[10] == ']') {
        if (field[8] != '[' || field[10] != ']' || !is_digit(field[9])) return std::nullopt;
        plain[6] = field[9];
        width = 7;
    } else if (field[10] != ' ') {
        return std::nullopt;
    }
    const std::string_view digits(plain, width);
    if (digits.find_first_of("+-") != std::string_view::npos) return std::nullopt;
    return right_aligned(digits);
}

}  // namespace

SbiDecoder::SbiDecoder(const std::optional<metrology::WrittenQuantity>& step, ReadingRule rule)
    : LineDecoder(longest_line),
      units_(step),
      any_case_(rule >= ReadingRule::fourth),
      weight_only_(rule >= ReadingRule::fifth) {}

void SbiDecoder::request(std::string_view text) {
    if (text.size() < 2 || text[0] != '\x1b') return;
    switch (text[1]) {
        case 'P': print_open_ = true; return;
        case 'x': {
            const char what = text.size() > 2 ? text[2] : ' ';
            const Question asked = what == '1'   ? Question::model
                                   : what == '2' ? Question::serial
                                   : what == '3' ? Question::software
                                                 : Question::none;
            lost_ = lost_ || (question_ != Question::none && question_ != asked);
            question_ = asked;
            return;
        }
        case 'R': print_open_ = false; return;  // sent when what is open is given up
        default: return;
    }
}

std::optional<Rejection> SbiDecoder::answer(const Line& line, Decoded& out) {
    std::string_view text = line.text;
    const std::string_view words = without_blanks(text);
    if (words.empty()) return Rejection::garbage;
    // A word in the place of the value stands anywhere, with "Stat" in front where lines have names.
    std::string_view word = words;
    if (word.starts_with("Stat")) word = without_blanks(word.substr(4));
    if (const auto state = state_of(word)) {
        Indication shown = indication(line, Measurand::mass);
        shown.flags = *state;
        return show(shown, out);
    }
    if (is_error(word, any_case_)) {
        Indication shown = indication(line, Measurand::mass);
        shown.flags = Flag::no_value;
        event(line, DeviceEvent::Kind::fault, "the balance reports " + std::string(word), out);
        return show(shown, out);
    }
    if (words.starts_with("Stat")) return Rejection::syntax;
    // A line of another length has lost a character: the k of kg would make another weight of it.
    std::string_view name;
    if (text.size() == name_width + plain_width) {
        name = without_blanks(text.substr(0, name_width));
        text = text.substr(name_width);
    }
    const auto is_weight = [](std::string_view field) {
        return field.size() == plain_width && (field[0] == '+' || field[0] == '-' || field[0] == ' ') &&
               field[1] == ' ' && std::any_of(field.begin() + number_column, field.begin() + unit_column, is_digit) &&
               std::all_of(field.begin() + number_column, field.begin() + unit_column,
                           [](char c) { return is_digit(c) || c == ' ' || c == '.' || c == '[' || c == ']'; });
    };
    if (is_weight(text)) return weight(line, name, text, out);
    return identity(line, out);
}

std::optional<Rejection> SbiDecoder::weight(const Line& line, std::string_view name, std::string_view field,
                                            Decoded& out) {
    const auto magnitude = number_of(field);
    if (!magnitude) return Rejection::syntax;
    // T, T1 and the preset PT1: what is taken off, and not what stands on the balance.
    if (weight_only_ && (name.starts_with('T') || name.starts_with("PT"))) return Rejection::syntax;
    const Decimal value(field[0] == '-' ? -magnitude->mantissa() : magnitude->mantissa(), magnitude->scale());
    const std::string_view symbol = without_trailing_blanks(field.substr(unit_column));
    Indication shown = indication(line, Measurand::mass);
    const WeightUnits::Row* row = unit_;
    if (symbol.empty()) {
        // Not stable; whether still in the unit that it had, nothing tells: it may be switched meanwhile.
        if (weight_only_) row = nullptr;
    } else {
        row = units_.find(symbol);
        if (row == nullptr) {
            if (looks_like_unit(symbol))
                event(line, DeviceEvent::Kind::fault,
                      "the balance shows '" + std::string(symbol) + "'; set it to kg or g", out);
            return Rejection::syntax;
        }
        unit_ = row;
        shown.flags = Flag::stable;
    }
    if (name.starts_with('T')) shown.flags.add(Flag::zeroing);
    if (row != nullptr) {
        WeightUnits::fill(value, *row, shown);
    } else {
        shown.flags.add(Flag::no_value);  // nothing tells in which unit it is
    }
    return show(shown, out);
}

std::optional<Rejection> SbiDecoder::show(const Indication& shown, Decoded& out) {
    if (watching() && !print_open_) return Rejection::late;
    print_open_ = false;
    lost_ = false;
    out.indications.push_back(shown);
    return std::nullopt;
}

std::optional<Rejection> SbiDecoder::identity(const Line& line, Decoded& out) {
    if (!watching()) return Rejection::garbage;
    const Question asked = question_;
    question_ = Question::none;
    if (asked == Question::none) return print_open_ ? Rejection::garbage : Rejection::late;
    if (lost_) return Rejection::late;
    std::string told(without_blanks(line.text));
    std::replace(told.begin(), told.end(), '|', '/');
    event(line, DeviceEvent::Kind::identity,
          asked == Question::model    ? "|" + told + "||"
          : asked == Question::serial ? "||" + told + "|"
                                      : "|||" + told,
          out);
    return std::nullopt;
}

}  // namespace velocert::instruments
