// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/json.h"

namespace velocert::instruments {

/// A duration such as "500 ms", between 1 ms and an hour; the fallback when the member is absent.
[[nodiscard]] std::chrono::milliseconds duration(base::JsonReader& reader, std::string_view key,
                                                 std::chrono::milliseconds fallback);
/// Bytes: a text in which each character stands for one byte (up to U+00FF), or, when it begins with "hex:", pairs of
/// hexadecimal digits with blanks where one likes. May be absent when it is not `required`.
[[nodiscard]] std::string bytes(base::JsonReader& reader, std::string_view key, bool required);

}  // namespace velocert::instruments
