// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace velocert::base;
using namespace std::chrono_literals;

TEST_CASE("a day of the calendar is read and printed alike") {
    for (const char* day : {"2025-10-01", "2024-02-29", "1999-12-31", "2000-02-29", "0001-01-01"}) {
        CAPTURE(day);
        const auto date = parse_date(day);
        REQUIRE(date);
        CHECK(text(*date) == day);
    }
}

TEST_CASE("what is no day of the calendar is refused") {
    for (const char* day : {"", "2025", "2025-10", "2025-10-1", "2025-13-01", "2025-00-10", "2025-02-29", "1900-02-29",
                            "2025-04-31", "2025-10-00", "2025/10/01", "01-10-2025", "2025-10-01 ", " 2025-10-1",
                            "-025-10-01", "2025-1a-01", "2025-10-01T00:00:00Z", "2025-+1-01"}) {
        CAPTURE(day);
        const auto date = parse_date(day);
        REQUIRE_FALSE(date);
        CHECK(date.error().code == ErrorCode::bad_value);
    }
}

TEST_CASE("a time is written in UTC with milliseconds, cut and not rounded") {
    const std::chrono::system_clock::time_point epoch{};
    CHECK(utc_text(epoch) == "1970-01-01T00:00:00.000Z");
    CHECK(utc_text(epoch + 1763776800s) == "2025-11-22T02:00:00.000Z");
    CHECK(utc_text(epoch + 1763776800s + 999999us) == "2025-11-22T02:00:00.999Z");
    CHECK(utc_text(epoch + 86399s) == "1970-01-01T23:59:59.000Z");
    CHECK(utc_text(epoch - 1ms) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("the machine's monotonic clock does not run backwards") {
    const SystemClock clock;
    auto before = clock.monotonic_ns();
    for (int i = 0; i < 1000; ++i) {
        const auto now = clock.monotonic_ns();
        REQUIRE(now >= before);
        before = now;
    }
}
