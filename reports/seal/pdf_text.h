// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace velocert::reports {

/// UTF-8 as the bytes of a text string in UTF-16 with its mark; none when it is no UTF-8.
[[nodiscard]] std::optional<std::string> utf16_of(std::string_view utf8);
/// The reverse, only for that form.
[[nodiscard]] std::optional<std::string> utf8_of(std::string_view utf16);

/// "D:20251122020000Z" of "2025-11-22T02:00:00.000Z", to the second; empty when it is no time.
[[nodiscard]] std::string pdf_date(const std::string& utc);
[[nodiscard]] std::string pdf_date(std::chrono::system_clock::time_point time);
/// The same read back; only this form.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> time_of_pdf_date(std::string_view date);

}  // namespace velocert::reports
