// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace velocert::base {

Result<Date> parse_date(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = -1;
        const auto* end = text.data() + from + length;
        const auto [at, code] = std::from_chars(text.data() + from, end, value);
        return code == std::errc{} && at == end ? value : -1;
    };
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const int year = number(0, 4);
        const int month = number(5, 2);
        const int day = number(8, 2);
        if (year >= 0 && month >= 0 && day >= 0) {
            const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
            if (date.ok()) return date;
        }
    }
    return fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is not a date",
                "a day of the calendar as YYYY-MM-DD");
}

std::string text(const Date& date) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return buffer.data();
}

Date day_of(std::chrono::system_clock::time_point time) { return std::chrono::floor<std::chrono::days>(time); }

std::chrono::system_clock::time_point SystemClock::now() const { return std::chrono::system_clock::now(); }

std::int64_t SystemClock::monotonic_ns() const {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string utc_text(std::chrono::system_clock::time_point time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const auto in_day = std::chrono::floor<std::chrono::milliseconds>(time - day);
    const std::chrono::hh_mm_ss<std::chrono::milliseconds> clock(in_day);
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text(Date(day)) + buffer.data();
}

Result<std::chrono::system_clock::time_point> parse_utc(std::string_view text) {
    const auto refuse = [&] {
        return fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no time",
                    "a time of UTC as YYYY-MM-DDThh:mm:ss.mmmZ");
    };
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd.dddZ";
    if (text.size() != form.size()) return refuse();
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return refuse();
    const auto date = parse_date(text.substr(0, 10));
    if (!date) return refuse();
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = 0;
        std::from_chars(text.data() + from, text.data() + from + length, value);
        return value;
    };
    const int hours = number(11, 2);
    const int minutes = number(14, 2);
    const int seconds = number(17, 2);
    if (hours > 23 || minutes > 59 || seconds > 59) return refuse();
    return std::chrono::sys_days(*date) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
           std::chrono::seconds(seconds) + std::chrono::milliseconds(number(20, 3));
}

}  // namespace velocert::base
