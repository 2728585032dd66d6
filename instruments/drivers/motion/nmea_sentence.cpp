// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/nmea_sentence.h"

#include <charconv>
#include <chrono>

#include "core/base/digest.h"
#include "instruments/protocol/checksums.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::Wide;
using metrology::Rejection;

constexpr std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// CRC-32 as Unicore receivers use it: polynomial 04C11DB7 reflected, start 0, no final exclusive or.
std::uint32_t crc32_plain(std::string_view text) {
    std::uint32_t crc = 0;
    for (const char c : text) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xEDB88320U : crc >> 1U;
    }
    return crc;
}

/// Hexadecimal digits of either case.
std::optional<std::uint32_t> hex_value(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool all_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<NmeaSentence> NmeaSentence::parse(std::span<const std::uint8_t> bytes, bool checksum_needed,
                                                Rejection& why) {
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
    if (!text.empty()) text.remove_prefix(1);
    const auto star = text.rfind('*');
    std::string_view body = text.substr(0, star);
    why = Rejection::checksum;
    if (star == std::string_view::npos) {
        if (checksum_needed) return std::nullopt;
    } else {
        const auto digits = text.substr(star + 1);
        const bool holds = digits.size() == 2   ? hex_value(digits) == xor_checksum(base::as_bytes(body))
                           : digits.size() == 8 ? hex_value(digits) == crc32_plain(body)
                                                : false;
        if (!holds) return std::nullopt;
    }
    why = Rejection::syntax;
    NmeaSentence out;
    for (;;) {
        const auto comma = body.find(',');
        out.fields_[out.count_++] = trimmed(body.substr(0, comma));
        if (comma == std::string_view::npos || out.count_ == most_fields) break;
        body.remove_prefix(comma + 1);
    }
    if (out.address().size() < 3) return std::nullopt;
    // What makers say of their own begins with P and goes on as they like.
    if (out.address().front() == 'P') return out;
    for (const char c : out.address())
        if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) return std::nullopt;
    return out;
}

std::string_view NmeaSentence::talker() const {
    return address().size() == 5 && address().front() != 'P' ? address().substr(0, 2) : std::string_view();
}

std::string_view NmeaSentence::type() const { return talker().empty() ? address() : address().substr(2); }

std::optional<Decimal> nmea_number(std::string_view text) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    std::int64_t mantissa = 0;
    int digits = 0;
    int scale = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 18) return std::nullopt;
        mantissa = mantissa * 10 + (c - '0');
        if (point) ++scale;
    }
    if (digits == 0) return std::nullopt;
    return Decimal(negative ? -mantissa : mantissa, scale);
}

std::optional<int> nmea_integer(std::string_view text) {
    if (!all_digits(text) || text.size() > 9) return std::nullopt;
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

std::optional<NmeaAngle> nmea_angle(std::string_view digits, std::string_view hemisphere, char positive, char negative,
                                    int most_degrees) {
    if (digits.empty() || digits.front() < '0' || digits.front() > '9' || hemisphere.size() != 1) return std::nullopt;
    const bool south_or_west = hemisphere[0] == negative;
    if (!south_or_west && hemisphere[0] != positive) return std::nullopt;
    const auto number = nmea_number(digits);
    if (!number || number->scale() > 12) return std::nullopt;
    const std::int64_t one = power_of_ten(number->scale());
    const std::int64_t degrees = number->mantissa() / one / 100;
    const std::int64_t minutes = number->mantissa() - degrees * 100 * one;
    if (minutes >= 60 * one || degrees > most_degrees || (degrees == most_degrees && minutes > 0)) return std::nullopt;
    constexpr std::int64_t nano = 1'000'000'000;
    const Wide part = base::divide_half_even(Wide{minutes} * nano, Wide{60} * one);
    const std::int64_t value = degrees * nano + static_cast<std::int64_t>(part);
    const auto step = static_cast<std::int64_t>(base::divide_half_even(nano, Wide{60} * one));
    return NmeaAngle{Decimal(south_or_west ? -value : value, 9), Decimal(step > 0 ? step : 1, 9)};
}

std::optional<NmeaAngle> plain_angle(std::string_view digits, int most_degrees) {
    const auto number = nmea_number(digits);
    if (!number || number->scale() > 16) return std::nullopt;
    if (*number > Decimal(most_degrees, 0) || *number < Decimal(-most_degrees, 0)) return std::nullopt;
    const int scale = number->scale() > 9 ? 9 : number->scale();
    const auto rounded = base::round_half_even(*number, scale);
    if (!rounded) return std::nullopt;
    return NmeaAngle{*rounded, Decimal(1, scale)};
}

std::optional<Decimal> nmea_time(std::string_view text) {
    const auto point = text.find('.');
    if (point < 6 || text.size() < 6 || !all_digits(text.substr(0, 6))) return std::nullopt;
    if (point == std::string_view::npos ? text.size() != 6 : point != 6) return std::nullopt;
    const auto hours = nmea_integer(text.substr(0, 2));
    const auto minutes = nmea_integer(text.substr(2, 2));
    const auto seconds = nmea_number(text.substr(4));
    if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || seconds->scale() > 9) return std::nullopt;
    const std::int64_t one = power_of_ten(seconds->scale());
    // A leap second is the sixty-first of its minute.
    if (seconds->mantissa() >= 61 * one) return std::nullopt;
    return Decimal((*hours * 3600 + *minutes * 60) * one + seconds->mantissa(), seconds->scale());
}

std::optional<std::int64_t> civil_day(int year, int month, int day) {
    if (year < 100) year += year < 80 ? 2000 : 1900;
    if (month < 1 || month > 12 || day < 1 || day > 31 || year > 2400) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<std::int64_t> nmea_date(std::string_view text) {
    if (text.size() != 6 || !all_digits(text)) return std::nullopt;
    return civil_day(*nmea_integer(text.substr(4)), *nmea_integer(text.substr(2, 2)), *nmea_integer(text.substr(0, 2)));
}

std::int64_t microseconds_of(const Decimal& seconds) {
    return static_cast<std::int64_t>(
        base::divide_half_even(Wide{seconds.mantissa()} * 1'000'000, power_of_ten(seconds.scale())));
}

bool nmea_mode_measured(std::string_view mode) {
    return mode.empty() || std::string_view("ADFPR").find(mode) != std::string_view::npos;
}

bool nmea_quality_measured(int quality) { return quality != 0 && quality != 6 && quality != 7 && quality != 8; }

}  // namespace velocert::instruments
