// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/protocol/scpi.h"

#include <charconv>
#include <cstdint>
#include <string>

namespace velocert::instruments {
namespace {

constexpr int most_digits = 18;
constexpr int infinite_exponent = 37;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<std::int64_t> power_of_ten(int exponent) {
    if (exponent < 0 || exponent > most_digits) return std::nullopt;
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// The number mantissa x 10^-scale, where scale may be negative; nothing when it cannot be held.
std::optional<base::Decimal> decimal(std::int64_t mantissa, int scale) {
    if (scale > base::Decimal::max_scale) return std::nullopt;
    if (scale >= 0) return base::Decimal(mantissa, scale);
    const auto power = power_of_ten(-scale);
    std::int64_t moved = 0;
    if (!power || __builtin_mul_overflow(mantissa, *power, &moved)) return std::nullopt;
    return base::Decimal(moved, 0);
}

/// The written form taken apart: sign, digits without the point, how many stand behind it, exponent.
struct Parts {
    bool negative = false;
    std::string digits;
    int behind = 0;
    int exponent = 0;
};

std::optional<Parts> take_apart(std::string_view text) {
    Parts parts;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) parts.negative = text[at++] == '-';
    bool point = false;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
        if (text[at] == '.') {
            point = true;
            continue;
        }
        parts.digits += text[at];
        if (point) ++parts.behind;
    }
    if (parts.digits.empty() || parts.digits.size() > 2 * most_digits) return std::nullopt;
    if (at == text.size()) return parts;
    if (text[at] != 'E' && text[at] != 'e') return std::nullopt;
    ++at;
    const bool minus = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '+' || minus)) ++at;
    if (at == text.size() || text.size() - at > 3) return std::nullopt;
    for (; at < text.size(); ++at) {
        if (!is_digit(text[at])) return std::nullopt;
        parts.exponent = parts.exponent * 10 + (text[at] - '0');
    }
    if (minus) parts.exponent = -parts.exponent;
    return parts;
}

}  // namespace

std::optional<ScpiNumber> parse_scpi_number(std::string_view text) {
    using Kind = ScpiNumber::Kind;
    const auto special = [](Kind kind) {
        ScpiNumber number;
        number.kind = kind;
        return number;
    };
    if (text == "NAN" || text == "NaN") return special(Kind::not_a_number);
    if (text == "INF" || text == "+INF" || text == "Inf") return special(Kind::over);
    if (text == "-INF" || text == "NINF") return special(Kind::under);
    const auto parts = take_apart(text);
    if (!parts) return std::nullopt;

    // Leading zeros say nothing; what is left decides the order of magnitude.
    const auto first = parts->digits.find_first_not_of('0');
    const std::string significant = first == std::string::npos ? "0" : parts->digits.substr(first);
    const int magnitude = static_cast<int>(significant.size()) - 1 - parts->behind + parts->exponent;
    if (significant != "0" && magnitude >= infinite_exponent) {
        const std::string core = significant.substr(0, significant.find_last_not_of('0') + 1);
        if (magnitude == infinite_exponent && core == "991" && !parts->negative) return special(Kind::not_a_number);
        return special(parts->negative ? Kind::under : Kind::over);
    }
    if (significant.size() > static_cast<std::size_t>(most_digits)) return std::nullopt;
    std::int64_t mantissa = 0;
    std::from_chars(significant.data(), significant.data() + significant.size(), mantissa);
    const int scale = parts->behind - parts->exponent;
    const auto value = decimal(parts->negative ? -mantissa : mantissa, scale);
    const auto step = decimal(1, scale);
    if (!value || !step) return std::nullopt;
    ScpiNumber number;
    number.value = *value;
    number.resolution = *step;
    return number;
}

std::optional<long> parse_scpi_integer(std::string_view text) {
    const bool plus = !text.empty() && text.front() == '+';
    if (plus) text.remove_prefix(1);
    if (text.empty() || (plus && !is_digit(text.front()))) return std::nullopt;
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<ScpiError> parse_scpi_error(std::string_view text) {
    const auto fields = scpi_fields(text, ',');
    if (fields.size() != 2) return std::nullopt;
    const auto code = parse_scpi_integer(fields[0]);
    const auto quoted = fields[1];
    if (!code || quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
    return ScpiError{*code, quoted.substr(1, quoted.size() - 2)};
}

std::vector<std::string_view> scpi_fields(std::string_view text, char separator) {
    std::vector<std::string_view> fields;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (text[at] != separator || quoted) continue;
        fields.push_back(without_blanks(text.substr(from, at - from)));
        from = at + 1;
    }
    fields.push_back(without_blanks(text.substr(from)));
    return fields;
}

}  // namespace velocert::instruments
