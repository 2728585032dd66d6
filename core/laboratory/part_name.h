// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace velocert::laboratory {

/// Whether a text can name a part on labels and in tables: one line of at most 200 bytes, no blanks at the ends.
[[nodiscard]] bool is_part_name(std::string_view text);

}  // namespace velocert::laboratory
