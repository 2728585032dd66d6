// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/results/statement.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/metrology/uncertainty/arithmetic/number_text.h"

namespace velocert::metrology {
namespace {

/// A finite double as its shortest decimal digits: 0.d1d2d3... times 10^point.
struct Digits {
    bool negative = false;
    std::string digits;  ///< no leading zero; empty for 0
    int point = 0;
};

Digits digits_of(double value) {
    Digits out;
    out.negative = std::signbit(value);
    if (value == 0) return out;
    std::array<char, 64> text{};
    const char* const end =
        std::to_chars(text.data(), text.data() + text.size(), std::fabs(value), std::chars_format::scientific).ptr;
    const char* at = text.data();
    for (; at != end && *at != 'e'; ++at)
        if (*at != '.') out.digits += *at;
    if (at != end && *++at == '+') ++at;
    std::from_chars(at, end, out.point);
    ++out.point;
    return out;
}

/// Rounds half to even to multiples of 10^place.
void round_at(Digits& d, int place) {
    const int keep = d.point - place;
    if (keep >= static_cast<int>(d.digits.size())) return;
    if (keep < 0) {
        d.digits.clear();
        return;
    }
    const auto kept = static_cast<std::size_t>(keep);
    const char next = d.digits[kept];
    const bool more = d.digits.find_first_not_of('0', kept + 1) != std::string::npos;
    const bool odd = kept > 0 && (d.digits[kept - 1] - '0') % 2 != 0;
    const bool up = next > '5' || (next == '5' && (more || odd));
    d.digits.resize(kept);
    if (!up) return;
    std::size_t i = kept;
    while (i > 0 && d.digits[i - 1] == '9') d.digits[--i] = '0';
    if (i > 0) {
        ++d.digits[i - 1];
    } else {
        d.digits.insert(d.digits.begin(), '1');
        ++d.point;
    }
}

/// Fixed digits down to 10^place.
std::string fixed(const Digits& d, int place) {
    std::string out = d.negative && d.digits.find_first_not_of('0') != std::string::npos ? "-" : "";
    const int top = d.digits.empty() || d.point < 1 ? 1 : d.point;
    for (int power = top - 1; power >= (place < 0 ? place : 0); --power) {
        if (power == -1) out += '.';
        const int index = d.point - 1 - power;
        const bool inside = index >= 0 && index < static_cast<int>(d.digits.size());
        out += inside ? d.digits[static_cast<std::size_t>(index)] : '0';
    }
    return out;
}

/// The place of the last of `count` significant digits, after the carry that rounding there may bring.
int place_of(double value, int count) {
    Digits d = digits_of(value);
    const int before = d.point;
    round_at(d, before - count);
    return d.point - count;
}

constexpr int farthest = 40;  // digits behind or before the point

}  // namespace

Statement statement(double value, double expanded_uncertainty, int digits) {
    if (!(expanded_uncertainty > 0) || !std::isfinite(expanded_uncertainty) || !std::isfinite(value))
        return {number_text(value), number_text(expanded_uncertainty)};
    const int place = place_of(expanded_uncertainty, digits);
    if (std::abs(place) > farthest || digits_of(value).point > farthest)
        return {number_text(value), significant(expanded_uncertainty, digits)};
    Digits y = digits_of(value);
    Digits u = digits_of(expanded_uncertainty);
    round_at(y, place);
    round_at(u, place);
    return {fixed(y, place), fixed(u, place)};
}

std::string significant(double value, int digits) {
    if (value == 0 || !std::isfinite(value)) return number_text(value);
    const int place = place_of(value, digits);
    Digits d = digits_of(value);
    round_at(d, place);
    if (d.point > -5 && d.point <= 15) return fixed(d, place < 0 ? place : 0);
    const int exponent = d.point - 1;
    d.point = 1;
    const std::string power = std::to_string(std::abs(exponent));
    return fixed(d, 1 - digits) + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
}

}  // namespace velocert::metrology
