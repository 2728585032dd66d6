// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/base/decimal.h"

namespace velocert::instruments {

/// What a hand-held instrument wrote of its display: a number, or dashes where it has none, and the unit behind it.
struct ShownText {
    std::optional<base::Decimal> value;  ///< nothing: dashes
    std::string_view unit;               ///< as written; may be empty
};

/// "62.5 dB", "-0.12N", "+ 4.285", "--.- dB". A sign may stand apart from its digits. Nothing for anything else.
[[nodiscard]] std::optional<ShownText> parse_shown_text(std::string_view text);

/// Without blanks at both ends.
[[nodiscard]] std::string_view without_blanks(std::string_view text);

}  // namespace velocert::instruments
