// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/pattern.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace velocert::instruments {
namespace {

constexpr std::size_t no_fit = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }
bool is_word(char c) { return is_digit(c) || is_letter(c) || std::string_view("_-/%.").find(c) != no_fit; }

template <typename Fits>
std::size_t run(std::string_view rest, std::size_t from, Fits fits) {
    while (from < rest.size() && fits(rest[from])) ++from;
    return from;
}

/// Blanks, a sign, blanks, digits with at most one point among them; at least one digit.
std::size_t number_length(std::string_view rest) {
    std::size_t at = run(rest, 0, [](char c) { return c == ' '; });
    if (at < rest.size() && (rest[at] == '+' || rest[at] == '-')) ++at;
    at = run(rest, at, [](char c) { return c == ' '; });
    const std::size_t whole = run(rest, at, is_digit);
    std::size_t digits = whole - at;
    at = whole;
    if (at < rest.size() && rest[at] == '.') {
        const std::size_t end = run(rest, at + 1, is_digit);
        digits += end - at - 1;
        at = end;
    }
    return digits == 0 ? no_fit : at;
}

std::size_t nr3_length(std::string_view rest) {
    std::size_t at = number_length(rest);
    if (at == no_fit) return no_fit;
    if (at < rest.size() && (rest[at] == 'E' || rest[at] == 'e')) {
        std::size_t exponent = at + 1;
        if (exponent < rest.size() && (rest[exponent] == '+' || rest[exponent] == '-')) ++exponent;
        const std::size_t end = run(rest, exponent, is_digit);
        if (end > exponent) at = end;
    }
    return at;
}

/// A length that must lie between two, or is free when no most is given.
std::size_t within(std::size_t least, std::size_t most, std::size_t length) {
    return most == 0 || (length != no_fit && length >= least && length <= most) ? length : no_fit;
}

}  // namespace

/// Reads a pattern once, from left to right.
class Pattern::Parser {
  public:
    Parser(std::string_view text, std::vector<std::string>& names) : text_(text), names_(names) {}

    base::Result<Pattern> parse() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
            if (std::string_view("{}[]~").find(c) == no_fit || doubled) {
                literal(c);
                at_ += doubled && std::string_view("{}[]~").find(c) != no_fit ? 2U : 1U;
                continue;
            }
            if (c == '~') {
                add({Type::blanks});
            } else if (c == '[') {
                open_.push_back(parts_.size());
                add({Type::option});
            } else if (c == ']') {
                if (open_.empty()) return refuse("']' without '['", "[ in front of it, or ]] for the character");
                parts_[open_.back()].jump = parts_.size();
                open_.pop_back();
                fresh_ = true;
            } else if (c == '}') {
                return refuse("'}' without '{'", "{ in front of it, or }} for the character");
            } else {
                const auto end = text_.find('}', at_);
                if (end == no_fit) return refuse("'{' without '}'", "{name:type}");
                if (auto made = field(text_.substr(at_ + 1, end - at_ - 1)); !made) return base::fail(made.error());
                at_ = end;
            }
            ++at_;
        }
        if (!open_.empty()) return refuse("'[' without ']'", "] behind the part that may be missing");
        if (parts_.empty()) return refuse("an empty pattern", "at least one character");
        Pattern out;
        out.parts_ = std::move(parts_);
        return out;
    }

  private:
    base::Result<Pattern> refuse(std::string found, std::string expected) const {
        return base::fail(base::ErrorCode::bad_value, "column " + std::to_string(at_ + 1), std::move(found),
                          std::move(expected));
    }
    void add(Part part) {
        parts_.push_back(std::move(part));
        fresh_ = true;
    }
    void literal(char c) {
        if (fresh_ || parts_.empty() || parts_.back().type != Type::literal) add({Type::literal});
        fresh_ = false;
        parts_.back().text += c;
    }

    base::Result<void> field(std::string_view inside) {
        const auto colon = inside.find(':');
        const auto name = inside.substr(0, colon);
        if (colon == no_fit || name.empty() || !std::all_of(name.begin(), name.end(), [](char c) {
                return is_word(c) && c != '.' && c != '/' && c != '%';
            }))
            return base::fail(
                refuse("'{" + std::string(inside) + "}'", "{name:type} with letters, digits, _ and -").error());
        Part part;
        const auto known = std::find(names_.begin(), names_.end(), name);
        part.field = static_cast<std::size_t>(known - names_.begin());
        if (known == names_.end()) names_.emplace_back(name);
        if (names_.size() > FieldValues::capacity)
            return base::fail(refuse("more than 16 fields", "at most 16 names in all patterns together").error());
        if (auto typed = type(inside.substr(colon + 1), part); !typed) return typed;
        add(std::move(part));
        return {};
    }

    base::Result<void> type(std::string_view text, Part& part) {
        if (text.find('|') != no_fit) {
            part.type = Type::choice;
            for (std::size_t from = 0; from <= text.size();) {
                const auto bar = std::min(text.find('|', from), text.size());
                part.choices.emplace_back(text.substr(from, bar - from));
                from = bar + 1;
            }
            return {};
        }
        struct Row {
            std::string_view name;
            Type type;
            bool width;  ///< must be given
            bool range;  ///< may be a range
        };
        static constexpr std::array rows{
            Row{"number", Type::number, false, true}, Row{"nr3", Type::nr3, false, true},
            Row{"digits", Type::digits, false, true}, Row{"hex", Type::hex, true, false},
            Row{"word", Type::word, false, false},    Row{"text", Type::text, true, false},
            Row{"rest", Type::rest, false, false},    Row{"quoted", Type::quoted, false, false}};
        const auto bracket = text.find('(');
        for (const auto& row : rows) {
            if (row.name != text.substr(0, bracket)) continue;
            part.type = row.type;
            if (bracket == no_fit && !row.width) return {};
            const auto digits = bracket == no_fit ? std::string_view() : text.substr(bracket + 1);
            const auto end = digits.data() + digits.size();
            auto [stopped, bad] = std::from_chars(digits.data(), end, part.least);
            part.width = part.least;
            if (bad == std::errc() && stopped != end && *stopped == '-' && row.range) {
                const auto most = std::from_chars(stopped + 1, end, part.width);
                stopped = most.ptr;
                bad = most.ec;
            }
            if (bad != std::errc() || stopped + 1 != end || *stopped != ')' || part.least == 0 ||
                part.width < part.least || part.width > 1000)
                break;
            return {};
        }
        return base::fail(
            refuse("the type '" + std::string(text) + "'",
                   "number, number(9), number(9-11), nr3, digits, digits(6), hex(2), word, text(3), rest, quoted or "
                   "words with | between them")
                .error());
    }

    std::string_view text_;
    std::vector<std::string>& names_;
    std::vector<Part> parts_;
    std::vector<std::size_t> open_;
    std::size_t at_ = 0;
    bool fresh_ = true;
};

base::Result<Pattern> Pattern::parse(std::string_view text, std::vector<std::string>& names) {
    return Parser(text, names).parse();
}

std::size_t Pattern::length_of(const Part& part, std::string_view rest) {
    switch (part.type) {
        case Type::literal: return rest.starts_with(part.text) ? part.text.size() : no_fit;
        case Type::blanks: return run(rest, 0, [](char c) { return c == ' '; });
        case Type::number:
            return within(part.least, part.width, number_length(rest.substr(0, part.width == 0 ? no_fit : part.width)));
        case Type::nr3:
            return within(part.least, part.width, nr3_length(rest.substr(0, part.width == 0 ? no_fit : part.width)));
        case Type::digits: {
            const auto length = run(rest.substr(0, part.width == 0 ? no_fit : part.width), 0, is_digit);
            return length == 0 ? no_fit : within(part.least, part.width, length);
        }
        case Type::hex: return within(part.least, part.width, run(rest.substr(0, part.width), 0, is_hex));
        case Type::word: {
            const auto length = run(rest, 0, is_word);
            return length == 0 ? no_fit : length;
        }
        case Type::text: return rest.size() < part.width ? no_fit : part.width;
        case Type::rest: return rest.size();
        case Type::quoted: {
            if (!rest.starts_with('"')) return no_fit;
            const auto end = rest.find('"', 1);
            return end == no_fit ? no_fit : end + 1;
        }
        case Type::option:
        case Type::choice: break;
    }
    return no_fit;
}

bool Pattern::matches(std::string_view line, FieldValues& into) const {
    into.clear();
    return matches(0, line, 0, into);
}

bool Pattern::matches(std::size_t index, std::string_view line, std::size_t at, FieldValues& into) const {
    for (; index < parts_.size(); ++index) {
        const Part& part = parts_[index];
        const auto rest = line.substr(at);
        if (part.type == Type::option) {
            if (matches(index + 1, line, at, into)) return true;
            for (std::size_t i = index + 1; i < part.jump; ++i)
                if (parts_[i].type > Type::option) into[parts_[i].field] = {};
            index = part.jump - 1;
            continue;
        }
        if (part.type == Type::choice) {
            for (const auto& choice : part.choices) {
                if (!rest.starts_with(choice)) continue;
                into[part.field] = {rest.substr(0, choice.size()), at, true};
                if (matches(index + 1, line, at + choice.size(), into)) return true;
            }
            return false;
        }
        const auto length = length_of(part, rest);
        if (length == no_fit) return false;
        if (part.type > Type::option) {
            const bool quoted = part.type == Type::quoted;
            auto& value = into[part.field];
            value = {quoted ? rest.substr(1, length - 2) : rest.substr(0, length), at, true};
            value.hex = part.type == Type::hex;
        }
        at += length;
    }
    return at == line.size();
}

}  // namespace velocert::instruments
