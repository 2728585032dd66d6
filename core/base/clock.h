// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::base {

/// A day of the civil calendar, as it stands on nameplates and certificates ("2025-10-01").
using Date = std::chrono::year_month_day;
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] std::string text(const Date& date);
/// The day of a time, by UTC.
[[nodiscard]] Date day_of(std::chrono::system_clock::time_point time);

/// Time as it is handed in: tests give their own. Any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    /// Wall-clock time, for records ("when"); never for order and never for speed.
    [[nodiscard]] virtual std::chrono::system_clock::time_point now() const = 0;
    /// Monotonic nanoseconds, for the arrival of bytes and for deadlines.
    [[nodiscard]] virtual std::int64_t monotonic_ns() const = 0;
};

/// The clocks of the machine.
class SystemClock final : public Clock {
  public:
    [[nodiscard]] std::chrono::system_clock::time_point now() const override;
    [[nodiscard]] std::int64_t monotonic_ns() const override;
};

/// "2025-11-22T02:00:00.000Z": UTC, milliseconds.
[[nodiscard]] std::string utc_text(std::chrono::system_clock::time_point time);
/// The same text read back; only this form.
[[nodiscard]] Result<std::chrono::system_clock::time_point> parse_utc(std::string_view text);

}  // namespace velocert::base
