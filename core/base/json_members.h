// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"

// Members that many records have, read the same way everywhere.
namespace velocert::base {

/// The text of a member; empty if there is none, or if it is no text. For what is looked at, not read.
[[nodiscard]] std::string text_of(const Json& object, std::string_view key);

/// Refuses a document whose required member "format" is another than `format`: unknown_version.
void expect_format(JsonReader& reader, std::string_view format);

/// A required day ("2025-10-01"); its error is kept in the reader.
[[nodiscard]] Date read_date(JsonReader& reader, std::string_view key);
/// The same where it may be absent, null or empty.
[[nodiscard]] std::optional<Date> read_date_or_none(JsonReader& reader, std::string_view key);

}  // namespace velocert::base
