// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/time_of_day.h"

#include <cstdint>

namespace velocert::app {

base::Result<std::chrono::minutes> time_of_day(const std::string& text, std::chrono::minutes offset,
                                               std::string_view where) {
    constexpr std::chrono::minutes day{std::chrono::hours(24)};
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4)) {
        const int hours = (text[0] - '0') * 10 + (text[1] - '0');
        const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
        if (hours < 24 && minutes < 60)
            return (std::chrono::hours(hours) + std::chrono::minutes(minutes) - offset + 2 * day) % day;
    }
    return base::fail(base::ErrorCode::bad_input, std::string(where), '"' + text + '"', "a time of day such as 02:00");
}

std::string time_of_day_text(std::chrono::minutes time) {
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(time.count() / 60) + ':' + two(time.count() % 60);
}

}  // namespace velocert::app
