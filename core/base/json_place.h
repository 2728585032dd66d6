// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace velocert::base {

/// "source:line:column", as far as known; for the errors of parser and reader.
[[nodiscard]] std::string json_place(std::string_view source, int line, int column);

}  // namespace velocert::base
